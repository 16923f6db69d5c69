/** What a person asks of the bot, and what the bot answers, independent of Telegram's library. */
import type { Instant } from '../domain/clock.js';
import type { Command } from '../domain/command.js';
import type { Language } from '../domain/language.js';
import type { Address, ChatId, Message } from '../domain/message.js';

/** The result of looking for a channel. */
export type ChannelFinding =
  | { readonly kind: 'channel'; readonly chatId: ChatId; readonly name: string }
  | { readonly kind: 'unknown' | 'no-channel' | 'not-admin' | 'bot-cannot-post' };

/** One question, whether typed or tapped. */
export type Request = {
  readonly to: Address;
  readonly chatKind: 'private' | 'group' | 'channel';
  /** Who asked; `undefined` for a channel or an anonymous admin. */
  readonly userId: number | undefined;
  readonly language: Language;
  readonly command: Command;
  /** The bot's name on Telegram, for links into it. */
  readonly botUsername: string;
  /**
   * The commands of the buttons of the message replied to; empty: it had none, or this is not a
   * reply.
   */
  readonly repliedTo: readonly Command[];
  /**
   * Meant for this bot and no other: in a private chat, by name, as a reply to it, by its button.
   */
  readonly isAddressed: boolean;
  /** `text`: words without a slash, which the telegram folder turns into `search`. */
  readonly via: 'text' | 'command' | 'button';
  /** When it was sent, in whole seconds; left out: unknown, or just now. */
  readonly sentAt?: Instant;
  /** An edited message: it is answered again but must not change anything. */
  readonly isEdit?: true;
  /** The message whose button was tapped; left out: nothing was tapped. */
  readonly messageId?: number;
  /**
   * Whether they may change what that chat receives: anybody in private, admins elsewhere. Asks
   * Telegram when called.
   */
  readonly mayChange: (chatId: ChatId) => Promise<boolean>;
  /**
   * The channel with that `@name` or number, if they are an admin there and the bot may post. Asks
   * Telegram when called.
   */
  readonly findChannel: (name: string) => Promise<ChannelFinding>;
};

/** What the bot answers; without a message nothing changes. */
export type Reply = {
  readonly message?: Message;
  /** A short notice over the chat, for a tap; the router cuts it to what Telegram can show. */
  readonly notice?: string;
  /** Sent as a new message even where an earlier answer could be edited. */
  readonly isApart?: true;
  /** The row of the tapped button is removed; everything else in its message stays. */
  readonly dropsRow?: true;
};
