/** What somebody means by a message: a command, a search, or their location. */
import type { Message } from 'telegraf/types';
import type { Request } from '../bot/request.js';
import { type Command, createCommand } from '../domain/command.js';
import type { BotIdentity } from './bot-identity.js';

/** The command that somebody means, and how they said it. */
export type Meant = Pick<Request, 'command' | 'via' | 'isAddressed'>;

// Also accepts the full-width slash of Chinese keyboards.
const COMMAND = /^\s*[/／]([^\s@/／]{1,64})(?:[@＠](\w{1,64}))?(?:\s+([\s\S]*))?$/;

/** The fields of messages without words (Bot API, Message). */
const WORDLESS = [
  'photo',
  'video',
  'animation',
  'sticker',
  'voice',
  'audio',
  'document',
  'video_note',
  'location',
  'contact',
  'poll',
  'dice',
];

/** Words as a command or as a search; `undefined`: another bot's command. */
export function readWords(words: string, message: Message, me: BotIdentity): Meant | undefined {
  const isPrivate = message.chat.type === 'private';
  const [, name, bot, args = ''] = COMMAND.exec(words) ?? [];
  if (name !== undefined) {
    const isMine = bot?.toLowerCase() === me.username.toLowerCase();
    if (bot !== undefined && !isMine) return undefined;
    const command: Command = createCommand(name.toLowerCase(), args.trim());
    return { command, via: 'command', isAddressed: isPrivate || isMine || isReplyTo(message, me) };
  }
  const withoutName = withoutMention(words, me.username);
  const isAddressed = isPrivate || withoutName !== words || isReplyTo(message, me);
  return { command: createCommand('search', withoutName.trim()), via: 'text', isAddressed };
}

/** Whoever shares their location with the bot tells it their time zone. */
export function readLocation(message: Message): Meant | undefined {
  if (!('location' in message) || message.chat.type !== 'private') return undefined;
  const { latitude, longitude } = message.location;
  const args = `${latitude.toFixed(2)},${longitude.toFixed(2)}`;
  return { command: createCommand('timezone', args), via: 'command', isAddressed: true };
}

function withoutMention(words: string, username: string): string {
  return words.replace(new RegExp(`@${username}(?!\\w)`, 'gi'), ' ');
}

/** Whether it replies to something that the bot said. */
export function isReplyTo(message: Message, me: BotIdentity): boolean {
  return 'reply_to_message' in message && message.reply_to_message?.from?.id === me.id;
}

/** The words of a message; empty for a picture and the like; `undefined` for service messages. */
export function wordsOf(message: Message): string | undefined {
  if ('text' in message) return message.text;
  if ('caption' in message && message.caption !== undefined) return message.caption;
  // An album of pictures is one message for the person: at most one picture has the caption.
  if ('media_group_id' in message) return undefined;
  return WORDLESS.some((kind) => kind in message) ? '' : undefined;
}
