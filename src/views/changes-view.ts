/** What changed between two versions: removed text struck out, added text in bold. */
import type { Article } from '../domain/article.js';
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import type { ChangedPart, TextChange, VersionChanges } from '../domain/text-change.js';
import { backRows, pagerRows } from './buttons.js';
import { cleanPiece, clipText } from './clean-text.js';
import { momentText, publishedText } from './dates.js';
import { bold, escapeHtml, inlineHtml } from './html.js';
import type { Reader } from './reader.js';
import { titleText } from './title-text.js';

const MAX_TITLE_CHARS = 150;
const MAX_PART_CHARS = 900;
/** How much unchanged text is shown around a change. */
const MAX_CONTEXT_CHARS = 24;
const MAX_PAGE_CHARS = 2_800;

type Shown = { readonly html: string; readonly chars: number };

/** A page of what changed in a story. */
type ChangesPage = {
  readonly storyId: string;
  readonly found: VersionChanges;
  readonly page: number;
  readonly from: string | undefined;
};

/** One page of what changed. */
export function changesView(shown: ChangesPage, reader: Reader): Message {
  const { found, storyId, from } = shown;
  const { texts } = reader;
  const pages = paginate((found.changes ?? []).map(changeHtml));
  const page = Math.min(shown.page, Math.max(1, pages.length));
  const title = clipText(titleText(found.newer, texts), MAX_TITLE_CHARS);
  const [older, newer] = [momentOf(found.older, reader), momentOf(found.newer, reader)];
  const when = older === newer ? inlineHtml(newer) : texts.html('changes.when', { older, newer });
  const command = { name: 'changes', args: `${storyId} ${found.step}`, from };
  return {
    html: [
      `${bold(inlineHtml(title))}\n${when}`,
      found.changes === undefined ? texts.html('changes.rewritten') : (pages[page - 1] ?? ''),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    buttons: [
      ...pagerRows({ command, page, pages: pages.length }),
      ...stepRows(shown, reader),
      ...backRows(from, texts),
    ],
    previewUrl: undefined,
  };
}

/** Versions of the same day are told apart by time. */
function momentOf(version: Article, reader: Reader): string {
  if (version.updatedAt !== undefined) return momentText(version.updatedAt, reader);
  return publishedText(version, reader) ?? reader.texts.plain('versions.noDate');
}

function stepRows(
  { storyId, found, from }: ChangesPage,
  { texts }: Reader,
): readonly (readonly Button[])[] {
  const { step, steps } = found;
  const to = (key: string, target: number): readonly Button[] =>
    target < 1 || target > steps
      ? []
      : [
          {
            label: texts.plain(key),
            command: formatCommand({ name: 'changes', args: `${storyId} ${target}`, from }),
          },
        ];
  const row = [...to('changes.earlier', step + 1), ...to('changes.later', step - 1)];
  return row.length === 0 ? [] : [row];
}

function changeHtml(change: TextChange): Shown {
  if (change.kind === 'edited') {
    const last = change.parts.length - 1;
    const parts = change.parts.map((part, index) =>
      part.mark === 'same'
        ? contextHtml({ text: part.text, isFirst: index === 0, isLast: index === last })
        : partHtml(part),
    );
    return {
      html: `✏️ ${parts.map(({ html }) => html).join('')}`.trimEnd(),
      chars: parts.reduce((sum, { chars }) => sum + chars, 3),
    };
  }
  const text = clipText(cleanPiece(change.text).trim(), MAX_PART_CHARS);
  const html = escapeHtml(text);
  const shown = change.kind === 'added' ? `➕ ${html}` : `➖ <s>${html}</s>`;
  return { html: shown, chars: text.length + 3 };
}

/** The words around a change, without the middle of what did not change. */
function contextHtml({
  text,
  isFirst,
  isLast,
}: {
  readonly text: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}): Shown {
  const chars = [...cleanPiece(text)];
  const room = isFirst || isLast ? MAX_CONTEXT_CHARS : 2 * MAX_CONTEXT_CHARS;
  if (chars.length <= room + 1) return { html: escapeHtml(chars.join('')), chars: chars.length };
  const head = isFirst ? '' : chars.slice(0, MAX_CONTEXT_CHARS).join('');
  const tail = isLast ? '' : chars.slice(-MAX_CONTEXT_CHARS).join('');
  return { html: escapeHtml(`${head}…${tail}`), chars: room + 1 };
}

function partHtml({ mark, text }: ChangedPart): Shown {
  const kept = clipText(cleanPiece(text), MAX_PART_CHARS);
  const html = escapeHtml(kept);
  // Telegram drops formatting without visible contents.
  if (html.trim() === '') return { html, chars: kept.length };
  return { html: mark === 'added' ? bold(html) : `<s>${html}</s>`, chars: kept.length };
}

function paginate(changes: readonly Shown[]): readonly string[] {
  const pages: string[] = [];
  let room = 0;
  for (const { html, chars } of changes) {
    const last = pages.at(-1);
    if (last === undefined || chars + 2 > room) {
      pages.push(html);
      room = MAX_PAGE_CHARS - chars;
    } else {
      pages[pages.length - 1] = `${last}\n\n${html}`;
      room -= chars + 2;
    }
  }
  return pages;
}
