/** Methods that ask about chats and members, or leave chats. */
import type { Params } from '../params.js';
import { Refusal, badRequest } from '../refusal.js';
import type { Chat } from '../telegram.js';
import type { World } from '../world.js';
import type { MethodTable } from './method.js';

/** Questions about chats. */
export const CHATS: MethodTable = {
  getChat: (world, params) => find(world, params),

  getChatMember(world, params) {
    const chat = find(world, params);
    if (chat instanceof Refusal) return chat;
    const userId = params.integer('user_id');
    const user = userId === world.bot.id ? world.bot : world.chats.user(userId);
    if (user === undefined) return badRequest('PARTICIPANT_ID_INVALID');
    return world.chats.member(chat.id, user);
  },

  getChatMemberCount(world, params) {
    const chat = find(world, params);
    if (chat instanceof Refusal) return chat;
    return world.chats
      .members(chat.id)
      .filter(({ status }) => status !== 'left' && status !== 'kicked').length;
  },

  getChatAdministrators(world, params) {
    const chat = find(world, params);
    if (chat instanceof Refusal) return chat;
    if (chat.type === 'private') {
      return badRequest('there are no administrators in the private chat');
    }
    return world.chats
      .members(chat.id)
      .filter(({ status }) => status === 'creator' || status === 'administrator');
  },

  leaveChat(world, params) {
    const chat = find(world, params);
    if (chat instanceof Refusal) return chat;
    if (chat.type === 'private') return badRequest("chat can't be left");
    world.chats.setStanding(chat.id, { kind: 'left' });
    world.chats.setMember(chat.id, world.bot, 'left');
    return true;
  },
};

function find(world: World, params: Params): Chat | Refusal {
  return world.chats.findWritable(params.text('chat_id'));
}
