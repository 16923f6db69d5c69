/** Buttons as Telegram's inline keyboard. */
import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'telegraf/types';
import type { Log } from '../domain/log.js';
import type { ButtonStore } from '../domain/button-store.js';
import type { Button } from '../domain/message.js';
import { describeError } from './describe-error.js';

/** Bytes of `callback_data` (Bot API, InlineKeyboardButton). */
const MAX_CALLBACK_BYTES = 64;

/**
 * The keyboard; `undefined` when no button is left. A command that does not fit is kept in the
 * store; while the store is down its button is left out.
 */
export async function inlineKeyboard(
  rows: readonly (readonly Button[])[],
  store: ButtonStore,
  log: Log,
): Promise<InlineKeyboardMarkup | undefined> {
  const all = await Promise.all(
    rows.map((row) => Promise.all(row.map((button) => inlineButton(button, store, log)))),
  );
  const keyboard = all
    .map((row) => row.filter((button) => button !== undefined))
    .filter((row) => row.length > 0);
  return keyboard.length === 0 ? undefined : { inline_keyboard: keyboard };
}

async function inlineButton(
  button: Button,
  store: ButtonStore,
  log: Log,
): Promise<InlineKeyboardButton | undefined> {
  // Telegram refuses a whole call for one lone surrogate.
  const text = button.label.toWellFormed();
  if ('url' in button) return { text, url: button.url };
  const command = button.command.toWellFormed();
  if (Buffer.byteLength(command) <= MAX_CALLBACK_BYTES) return { text, callback_data: command };
  try {
    return { text, callback_data: await store.save(command) };
  } catch (error) {
    log.error({ reason: describeError(error) }, 'Cannot keep a button, left it out');
    return undefined;
  }
}
