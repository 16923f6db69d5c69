/** Inline mode: somebody types `@bot words` in any chat and picks an article to share. */
import type { Language } from './language.js';
import type { Message } from './message.js';

/** What somebody has typed so far. */
export type InlineQuestion = {
  readonly userId: number;
  readonly language: Language;
  readonly query: string;
  /** Empty for the first page, otherwise the `nextOffset` of the previous answer. */
  readonly offset: string;
  readonly botUsername: string;
};

/** One article to pick. */
export type InlineEntry = {
  /** 1–64 bytes, unique within an answer. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** http(s). */
  readonly thumbnailUrl: string | undefined;
  /** What is sent when it is picked; its buttons can only open web pages. */
  readonly message: Message;
};

/** What is shown above the field where somebody types. */
export type InlineAnswer = {
  readonly entries: readonly InlineEntry[];
  /** Empty: there are no more entries. At most 64 bytes. */
  readonly nextOffset: string;
  /** How long Telegram may reuse the answer for the same person. */
  readonly cacheSeconds: number;
  /** A button above the entries that opens the bot with this payload. */
  readonly button: { readonly label: string; readonly payload: string };
};
