/** What stands on the buttons of a message. */
import type { Message } from '../../src/playground/telegram.js';

/** Row by row; no rows: no buttons. */
export function buttonLabels(message: Message | undefined): string[][] {
  const rows = message?.reply_markup?.inline_keyboard ?? [];
  return rows.map((row) => row.map(({ text }) => text));
}
