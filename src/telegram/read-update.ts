/** Reads what somebody said or tapped from one of Telegram's updates. */
import type {
  CallbackQuery,
  ChatMemberUpdated,
  InlineQuery,
  Message,
  Update,
  User,
} from 'telegraf/types';
import type { Request } from '../bot/request.js';
import { createCommand } from '../domain/command.js';
import { type Language, parseLanguage } from '../domain/language.js';
import type { Address } from '../domain/message.js';
import type { BotIdentity } from './bot-identity.js';
import type { Incoming, Said, Tap } from './incoming.js';
import { isReplyTo, readLocation, readWords, wordsOf } from './read-words.js';

/** The kinds of updates that the bot asks for. */
export const ALLOWED_UPDATES = [
  'message',
  'edited_message',
  'channel_post',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const;

/** More buttons would say nothing more about a message. */
const MAX_REPLIED_BUTTONS = 12;

/** Typing errors are corrected soon; later edits have other reasons. */
const EDIT_SECONDS = 600;

/** What the update means for this bot; `undefined`: nothing. */
export function readUpdate(
  update: Update,
  me: BotIdentity,
  defaultLanguage: Language,
): Incoming | undefined {
  if ('callback_query' in update) return readTap(update.callback_query, me, defaultLanguage);
  if ('inline_query' in update) return readInline(update.inline_query, me, defaultLanguage);
  if ('my_chat_member' in update) return readStanding(update.my_chat_member, me, defaultLanguage);
  if ('edited_message' in update) return readEdit(update.edited_message, me, defaultLanguage);
  const message =
    'message' in update
      ? update.message
      : 'channel_post' in update
        ? update.channel_post
        : undefined;
  if (message !== undefined && 'migrate_to_chat_id' in message) {
    const standing = { kind: 'moved', chatId: message.migrate_to_chat_id } as const;
    return { kind: 'standing', chatId: message.chat.id, standing, welcome: undefined };
  }
  const request = message === undefined ? undefined : readMessage(message, me, defaultLanguage);
  return request === undefined ? undefined : { kind: 'said', request };
}

/** Telegram also reports edits that nobody typed, such as each step of a shared live location. */
function readEdit(
  message: Message,
  me: BotIdentity,
  defaultLanguage: Language,
): Incoming | undefined {
  const editedAt = 'edit_date' in message ? message.edit_date : undefined;
  if (editedAt === undefined || 'location' in message) return undefined;
  const request = readMessage(message, me, defaultLanguage);
  const isEmpty = request?.via === 'text' && request.command.args === '';
  const isOld = !(editedAt - message.date <= EDIT_SECONDS);
  if (request === undefined || isEmpty || isOld) return undefined;
  return { kind: 'said', request: { ...request, sentAt: editedAt * 1_000, isEdit: true } };
}

function readStanding(
  { chat, from, old_chat_member: before, new_chat_member: now }: ChatMemberUpdated,
  me: BotIdentity,
  defaultLanguage: Language,
): Incoming {
  const isGone = (status: string) => status === 'left' || status === 'kicked';
  const isMuted =
    (now.status === 'restricted' && !now.can_send_messages) ||
    (now.status === 'administrator' && now.can_post_messages === false);
  const kind = isGone(now.status) || isMuted ? 'closed' : 'open';
  const isNew = isGone(before.status) && kind === 'open';
  const isGroup = chat.type === 'group' || chat.type === 'supergroup';
  const welcome: Said = {
    to: { chatId: chat.id, threadId: undefined },
    saidId: undefined,
    chatKind: 'group',
    userId: from.id,
    language: languageOf(from, defaultLanguage),
    botUsername: me.username,
    repliedData: [],
    command: createCommand('start'),
    via: 'command',
    isAddressed: true,
  };
  return {
    kind: 'standing',
    chatId: chat.id,
    standing: { kind },
    welcome: isNew && isGroup ? welcome : undefined,
  };
}

function readTap(query: CallbackQuery, me: BotIdentity, defaultLanguage: Language): Incoming {
  const language = languageOf(query.from, defaultLanguage);
  const { id: queryId, message } = query;
  // Data from the network does not always have the declared types.
  const isWhole = message && 'data' in query && typeof query.data === 'string';
  if (!isWhole) return { kind: 'lost-tap', queryId, language };
  const tap: Tap = {
    queryId,
    data: query.data,
    to: addressOf(message),
    chatKind: chatKindOf(message),
    messageId: message.message_id,
    isText: 'text' in message,
    keyboard: 'reply_markup' in message ? (message.reply_markup?.inline_keyboard ?? []) : [],
    userId: query.from.id,
    language,
    botUsername: me.username,
  };
  return { kind: 'tapped', tap };
}

function readInline(
  { id: queryId, from, query, offset }: InlineQuery,
  me: BotIdentity,
  defaultLanguage: Language,
): Incoming {
  const language = languageOf(from, defaultLanguage);
  const question = { userId: from.id, language, query, offset, botUsername: me.username };
  return { kind: 'inline', queryId, question };
}

function readMessage(
  message: Message,
  me: BotIdentity,
  defaultLanguage: Language,
): Said | undefined {
  if ('via_bot' in message && message.via_bot?.id === me.id) return undefined;
  // A discussion group gets a copy of each post of its channel, where the post was answered.
  if ('is_automatic_forward' in message && message.is_automatic_forward === true) return undefined;
  const chatKind = chatKindOf(message);
  const said = wordsOf(message);
  const meant =
    readLocation(message) ?? (said === undefined ? undefined : readWords(said, message, me));
  if (meant === undefined) return undefined;
  // Where people talk to each other, the bot only speaks when spoken to.
  if (chatKind !== 'private' && meant.via === 'text' && !meant.isAddressed) return undefined;
  if (chatKind === 'channel' && !meant.isAddressed) return undefined;
  // An anonymous admin and a channel write in the name of a chat.
  const person = 'sender_chat' in message ? undefined : message.from;
  return {
    to: addressOf(message),
    saidId: message.message_id,
    chatKind,
    userId: person?.id,
    ...('sender_chat' in message && message.sender_chat?.id === message.chat.id
      ? { speaksForChat: true as const }
      : {}),
    language: languageOf(message.from, defaultLanguage),
    botUsername: me.username,
    repliedData: repliedData(message, me),
    // Data from the network does not always have the declared types.
    ...(Number.isFinite(message.date) ? { sentAt: message.date * 1_000 } : {}),
    ...meant,
  };
}

function repliedData(message: Message, me: BotIdentity): readonly string[] {
  if (!isReplyTo(message, me) || !('reply_to_message' in message)) return [];
  const replied = message.reply_to_message;
  if (replied === undefined || !('reply_markup' in replied)) return [];
  return (replied.reply_markup?.inline_keyboard ?? [])
    .flat()
    .flatMap((button) => ('callback_data' in button ? [button.callback_data] : []))
    .slice(0, MAX_REPLIED_BUTTONS);
}

function addressOf(message: CallbackQuery['message'] & object): Address {
  // Outside forums the thread is a chain of replies, which cannot be addressed.
  const isTopic = 'is_topic_message' in message && message.is_topic_message === true;
  const threadId = isTopic ? message.message_thread_id : undefined;
  return { chatId: message.chat.id, threadId };
}

function chatKindOf(message: CallbackQuery['message'] & object): Request['chatKind'] {
  const { type } = message.chat;
  if (type === 'private' || type === 'channel') return type;
  return 'group';
}

function languageOf(user: User | undefined, defaultLanguage: Language): Language {
  return parseLanguage(user?.language_code) ?? defaultLanguage;
}
