/** Checks a message the way the strict local Bot API does. */
import type { Message } from '../../src/domain/message.js';
import { parseHtml } from '../../src/playground/html-parser.js';
import { Refusal } from '../../src/playground/refusal.js';

/** The text as it is shown. @throws when Telegram would refuse the message. */
export function shownText(message: Message): string {
  if (Buffer.byteLength(message.html) > 32_768) throw new Error('text is too long');
  const parsed = parseHtml(message.html);
  if (parsed instanceof Refusal) throw new Error(parsed.description);
  if ([...parsed.text].length > 4_096) throw new Error('message is too long');
  if (parsed.text.trim() === '') throw new Error('message text is empty');
  for (const row of message.buttons) {
    if (row.length === 0 || row.length > 8) throw new Error(`a row of ${row.length} buttons`);
    if (row.some(({ label }) => label.trim() === '')) throw new Error('a button without a label');
  }
  if (message.buttons.flat().length > 100) throw new Error('reply markup is too long');
  return parsed.text;
}
