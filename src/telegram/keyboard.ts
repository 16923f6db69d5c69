/** Buttons as Telegram's inline keyboard. */
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'telegraf/types';
import type { ButtonStore } from '../domain/button-store.js';
import type { Button } from '../domain/message.js';

/** Maximum bytes of `callback_data` (Bot API, InlineKeyboardButton). */
const MAX_CALLBACK_BYTES = 64;

/** What is needed to make a keyboard. */
export type KeyboardParts = {
  readonly store: ButtonStore;
  /** BotFather has switched inline mode on; otherwise Telegram refuses inline buttons. */
  readonly isInlineOn: () => boolean;
};

/**
 * The keyboard; `undefined` when there are no buttons. A command that does not fit is kept in the
 * store.
 */
export async function inlineKeyboard(
  rows: readonly (readonly Button[])[],
  parts: KeyboardParts,
): Promise<InlineKeyboardMarkup | undefined> {
  const all = await Promise.all(
    rows.map((row) => Promise.all(row.map((button) => inlineButton(button, parts)))),
  );
  const keyboard = all.filter((row) => row.length > 0);
  return keyboard.length === 0 ? undefined : { inline_keyboard: keyboard };
}

async function inlineButton(
  button: Button,
  { store, isInlineOn }: KeyboardParts,
): Promise<InlineKeyboardButton> {
  // Telegram refuses a whole call because of one lone surrogate.
  const text = button.label.toWellFormed();
  if ('url' in button) return { text, url: button.url };
  if (button.inlineQuery !== undefined && isInlineOn())
    return { text, switch_inline_query: button.inlineQuery.toWellFormed() };
  const command = button.command.toWellFormed();
  const isShort = Buffer.byteLength(command) <= MAX_CALLBACK_BYTES;
  return { text, callback_data: isShort ? command : await store.save(command) };
}
