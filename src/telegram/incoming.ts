/** What one of Telegram's updates means for this bot. */
import type { InlineKeyboardButton } from 'telegraf/types';
import type { ChatStanding } from '../bot/chat-standing.js';
import type { Request } from '../bot/request.js';
import type { InlineQuestion } from '../domain/inline.js';
import type { Language } from '../domain/language.js';
import type { Address } from '../domain/message.js';

/** A button that somebody tapped. */
export type Tap = {
  readonly queryId: string;
  readonly data: string;
  readonly to: Address;
  readonly chatKind: Request['chatKind'];
  /** The message under whose text the button stands. */
  readonly messageId: number;
  /** The message is text, which can be changed in place; a picture or a file cannot become one. */
  readonly isText: boolean;
  /** All rows of buttons under it. */
  readonly keyboard: readonly (readonly InlineKeyboardButton[])[];
  readonly userId: number;
  readonly language: Language;
  readonly botUsername: string;
};

/** What somebody said; whether they may change things here is asked later. */
export type Said = Omit<Request, 'mayChange' | 'findChannel' | 'repliedTo'> & {
  /** What the buttons of the message carry that was replied to. */
  readonly repliedData: readonly string[];
  /** An admin who writes in the chat's own name. */
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
      /** What a group that the bot was just added to gets to read. */
      readonly welcome: Said | undefined;
    }
  | { readonly kind: 'tapped'; readonly tap: Tap }
  | { readonly kind: 'inline'; readonly queryId: string; readonly question: InlineQuestion }
  /** A tap on a message that is out of reach: it can only be answered. */
  | { readonly kind: 'lost-tap'; readonly queryId: string; readonly language: Language };
