/** Files that cannot be shown, and why. */
import type { Finding } from '../domain/article.js';
import type { SourceFault } from '../domain/source-fault.js';
import type { Message } from '../domain/message.js';
import { formatCommand } from '../domain/command.js';
import { pagerRows } from './buttons.js';
import { cleanText, clipText } from './clean-text.js';
import { inlineHtml } from './html.js';
import type { Reader } from './reader.js';

const MAX_PATH_CHARS = 120;
const MAX_REASON_CHARS = 200;
/** More would not fit next to a page of files; `paperboy check` lists all. */
const MAX_SOURCES = 3;
const MAX_SOURCE_CHARS = 100;

/** A page of them, with the failing sources on the first. A file's name may contain anything. */
export function problemsView(
  found: {
    readonly problems: readonly Finding[];
    readonly total: number;
    readonly page: number;
    readonly pages: number;
    /** Sources of articles that could not be read. */
    readonly sources: readonly SourceFault[];
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
  const sources = found.page === 1 ? found.sources : [];
  const blocks = [
    ...(sources.length === 0 ? [] : [texts.html('problems.sources', { count: sources.length })]),
    ...sources.slice(0, MAX_SOURCES).map(sourceHtml),
    ...(found.total === 0 ? [] : [texts.html('problems.heading', { count: found.total })]),
    ...lines,
  ];
  return {
    html: blocks.join('\n\n'),
    buttons: [...pagerRows({ command, page: found.page, pages: found.pages }), [stats]],
    previewUrl: undefined,
  };
}

function sourceHtml({ source, message }: SourceFault): string {
  const name = inlineHtml(clipText(cleanText(source), MAX_SOURCE_CHARS));
  return `<code>${name}</code>\n${inlineHtml(clipText(cleanText(message), MAX_SOURCE_CHARS))}`;
}
