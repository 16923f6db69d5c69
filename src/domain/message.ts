/** What the bot says, in Telegram's words but without its library. */

/**
 * A button sends a command (as `formatCommand` writes it) or opens a page (`url`). With an
 * `inlineQuery` it lets the reader choose a chat and puts that query there; its command is used
 * instead where the bot has no inline mode.
 */
export type Button = { readonly label: string } & (
  { readonly command: string; readonly inlineQuery?: string } | { readonly url: string }
);

/** A picture or file that comes with a message. */
export type Attachment =
  /** Drawn and sent as a PNG; it can only hold Latin letters and digits. */
  | { readonly kind: 'picture'; readonly svg: string }
  | { readonly kind: 'document'; readonly fileName: string; readonly text: string };

/** One message, ready to send: valid Telegram HTML, at most 4,096 characters as shown. */
export type Message = {
  readonly html: string;
  /** Rows of at most eight buttons. Empty: no keyboard. */
  readonly buttons: readonly (readonly Button[])[];
  /** The page or picture that Telegram previews; `undefined`: no preview. */
  readonly previewUrl: string | undefined;
  /**
   * `html` is then its caption, at most 1,024 characters as shown. It can only be sent, not edited
   * into a text message.
   */
  readonly attachment?: Attachment;
};

/** Telegram’s number of a chat; groups have negative ones. */
export type ChatId = number;

/** Where an answer goes. */
export type Address = {
  readonly chatId: ChatId;
  /** The forum topic in which it was asked. */
  readonly threadId: number | undefined;
  /** The message arrives without a sound. */
  readonly isSilent?: boolean;
};

/** The result of one call to Telegram. */
export type SendResult =
  | { readonly kind: 'sent'; readonly messageId: number }
  | { readonly kind: 'retry-after'; readonly seconds: number }
  /** Telegram or the way to it is down: nothing arrived. */
  | { readonly kind: 'unavailable'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'moved'; readonly chatId: ChatId }
  /** Telegram refuses this message and always will. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** No answer: it may have arrived. */
  | { readonly kind: 'unknown'; readonly reason: string };

/**
 * The only way in which the bot says anything on Telegram. Never throws for one of the results
 * above.
 */
export interface Messenger {
  send(to: Address, message: Message): Promise<SendResult>;
  /** Edits a message; setting the same text again counts as sent. */
  edit(chatId: ChatId, messageId: number, message: Message): Promise<SendResult>;
}
