/** What one of Telegram's updates means for this bot. */
import type { InlineKeyboardButton } from 'telegraf/types';
import type { ChatStanding } from '../bot/chat-standing.js';
import type { Request } from '../bot/request.js';
import type { InlineQuestion } from '../domain/inline.js';
import type { Language } from '../domain/language.js';
import type { Address } from '../domain/message.js';

/** A tap on a button. */
export type Tap = {
  readonly queryId: string;
  readonly data: string;
  readonly to: Address;
  readonly chatKind: Request['chatKind'];
  /** The message that the button belongs to. */
  readonly messageId: number;
  /** The message is text and can be edited in place; a picture or a file cannot become text. */
  readonly isText: boolean;
  /** All rows of buttons of that message. */
  readonly keyboard: readonly (readonly InlineKeyboardButton[])[];
  readonly userId: number;
  readonly language: Language;
  readonly botUsername: string;
};

/** What somebody said; whether they may change things here is asked later. */
export type Said = Omit<Request, 'mayChange' | 'findChannel' | 'repliedTo'> & {
  /** The message's number; `undefined`: nobody wrote a message. */
  readonly saidId: number | undefined;
  /** The callback data of the message that was replied to. */
  readonly repliedData: readonly string[];
  /** An admin who writes in the name of the chat itself. */
  readonly speaksForChat?: true;
};

/** What an update means for this bot. */
export type Incoming =
  | { readonly kind: 'said'; readonly request: Said }
  /** The bot was added, promoted, removed, blocked or unblocked, or a group became a supergroup. */
  | {
      readonly kind: 'standing';
      readonly chatId: number;
      readonly standing: ChatStanding;
      /** What to greet a group with if the bot was just added to it. */
      readonly welcome: Said | undefined;
    }
  | { readonly kind: 'tapped'; readonly tap: Tap }
  | { readonly kind: 'inline'; readonly queryId: string; readonly question: InlineQuestion }
  /** A tap on a message that is out of reach: it can only be answered. */
  | { readonly kind: 'lost-tap'; readonly queryId: string; readonly language: Language };
