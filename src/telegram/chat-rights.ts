/** Asks Telegram who may do what in a chat. */
import type { ChannelFinding } from '../bot/request.js';
import type { Log } from '../domain/log.js';
import type { Address, ChatId } from '../domain/message.js';
import type { BotClient } from './bot-client.js';
import { describeError } from './describe-error.js';

/** Who asks for a change, and where. */
export type Asker = {
  readonly to: Address;
  readonly chatKind: 'private' | 'group' | 'channel';
  readonly userId: number | undefined;
  /** An admin who writes in the name of the chat itself. */
  readonly speaksForChat?: true;
};

/** The current rights according to Telegram. */
export type ChatRights = {
  /** Anybody in their own private chat, admins elsewhere; nobody while Telegram does not answer. */
  mayChange(chatId: ChatId, who: Asker): Promise<boolean>;
  /**
   * The channel with this `@name` or number, if that person is an admin there and the bot may post.
   */
  findChannel(name: string, userId: number | undefined): Promise<ChannelFinding>;
};

/** Asks through the client every time; nothing is cached. */
export function createChatRights(client: BotClient, log: Log): ChatRights {
  return {
    async mayChange(chatId, { to, chatKind, userId, speaksForChat }) {
      const isHere = chatId === to.chatId;
      if (isHere && (chatKind === 'private' || speaksForChat === true)) return true;
      return userId !== undefined && isAdmin(chatId, userId);
    },

    async findChannel(name, userId) {
      try {
        const chat = await client.callApi('getChat', { chat_id: name });
        if (chat.type !== 'channel') return { kind: 'no-channel' };
        if (userId === undefined || !(await isAdmin(chat.id, userId))) return { kind: 'not-admin' };
        const me = await client.callApi('getMe', {});
        const bot = await client.callApi('getChatMember', { chat_id: chat.id, user_id: me.id });
        // Only a channel's creator lacks this flag (Bot API, ChatMemberAdministrator).
        const mayPost = bot.status === 'administrator' && bot.can_post_messages !== false;
        if (!mayPost) return { kind: 'bot-cannot-post' };
        return { kind: 'channel', chatId: chat.id, name: chat.title };
      } catch (error) {
        log.info({ reason: describeError(error) }, 'Cannot find a channel');
        return { kind: 'unknown' };
      }
    },
  };

  async function isAdmin(chatId: ChatId, userId: number): Promise<boolean> {
    try {
      const member = await client.callApi('getChatMember', { chat_id: chatId, user_id: userId });
      return member.status === 'creator' || member.status === 'administrator';
    } catch (error) {
      log.warn({ reason: describeError(error) }, 'Cannot ask who is an admin');
      return false;
    }
  }
}
