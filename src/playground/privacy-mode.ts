/**
 * Which messages of a group the bot gets to see:
 * https://core.telegram.org/bots/features#privacy-mode
 */
import type { Message } from './telegram.js';
import type { World } from './world.js';

/**
 * Without privacy mode or as an admin: all. Otherwise commands for it, mentions of it and replies
 * to it.
 */
export function isSeenByBot(world: World, message: Message): boolean {
  const { bot, chats, options } = world;
  if (message.chat.type === 'private') return true;
  if (chats.standing(message.chat.id).kind !== 'open') return false;
  if (options.canReadAllGroupMessages) return true;
  if (chats.member(message.chat.id, bot).status === 'administrator') return true;
  if (message.reply_to_message?.from?.id === bot.id) return true;
  const name = `@${bot.username ?? ''}`.toLowerCase();
  return (message.entities ?? []).some(({ type, offset, length }) => {
    const span = (message.text ?? '').slice(offset, offset + length).toLowerCase();
    if (type === 'mention') return span === name;
    return type === 'bot_command' && (!span.includes('@') || span.endsWith(name));
  });
}
