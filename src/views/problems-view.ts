/** Files that cannot be shown, with why. */
import type { Finding } from '../domain/article.js';
import type { Message } from '../domain/message.js';
import { formatCommand } from '../domain/command.js';
import { pagerRows } from './buttons.js';
import { cleanText, clipText } from './clean-text.js';
import { inlineHtml } from './html.js';
import type { Reader } from './reader.js';

const MAX_PATH_CHARS = 120;
const MAX_REASON_CHARS = 200;

/** A page of them. A file's name may hold anything. */
export function problemsView(
  found: {
    readonly problems: readonly Finding[];
    readonly total: number;
    readonly page: number;
    readonly pages: number;
  },
  { texts }: Reader,
): Message {
  const lines = found.problems.map(({ path, line, message }) => {
    const place = line === undefined ? '' : `:${line}`;
    const file = inlineHtml(`${clipText(cleanText(path), MAX_PATH_CHARS)}${place}`);
    return `<code>${file}</code>\n${inlineHtml(clipText(cleanText(message), MAX_REASON_CHARS))}`;
  });
  const command = { name: 'problems', args: '', from: undefined };
  const stats = { label: texts.plain('buttons.stats'), command: formatCommand({ name: 'stats' }) };
  return {
    html: [texts.html('problems.heading', { count: found.total }), ...lines].join('\n\n'),
    buttons: [...pagerRows({ command, page: found.page, pages: found.pages }), [stats]],
    previewUrl: undefined,
  };
}
