/** What changed between two versions: struck out what went, in bold what came. */
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import type { ChangedPart, TextChange, VersionChanges } from '../domain/text-change.js';
import { backRows, pagerRows } from './buttons.js';
import { cleanPiece, clipText } from './clean-text.js';
import { bold, escapeHtml, inlineHtml } from './html.js';
import type { Reader } from './reader.js';
import { titleText } from './title-text.js';
import { versionWhen } from './versions-view.js';

const MAX_TITLE_CHARS = 150;
const MAX_PART_CHARS = 900;
/** What stayed only shows where something changed. */
const MAX_SAME_CHARS = 40;
const MAX_PAGE_CHARS = 2_800;

type Shown = { readonly html: string; readonly chars: number };

/** One page of what changed. */
export function changesView(
  shown: {
    readonly storyId: string;
    readonly found: VersionChanges;
    readonly page: number;
    readonly from: string | undefined;
  },
  reader: Reader,
): Message {
  const { found, storyId, from } = shown;
  const { texts } = reader;
  const pages = paginate((found.changes ?? []).map(changeHtml));
  const page = Math.min(shown.page, Math.max(1, pages.length));
  const title = clipText(titleText(found.newer, texts), MAX_TITLE_CHARS);
  const when = texts.html('changes.when', {
    older: versionWhen(found.older, reader),
    newer: versionWhen(found.newer, reader),
  });
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
      ...stepRows(storyId, found, from, reader),
      ...backRows(from, texts),
    ],
    previewUrl: undefined,
  };
}

function stepRows(
  storyId: string,
  { step, steps }: VersionChanges,
  from: string | undefined,
  { texts }: Reader,
): readonly (readonly Button[])[] {
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
    const parts = change.parts.map(partHtml);
    return {
      html: `✏️ ${parts.map(({ html }) => html).join(' ')}`,
      chars: parts.reduce((sum, { chars }) => sum + chars + 1, 3),
    };
  }
  const { html, chars } = partHtml({ mark: change.kind, text: change.text });
  return { html: `${change.kind === 'added' ? '➕' : '➖'} ${html}`, chars: chars + 3 };
}

function partHtml({ mark, text }: ChangedPart): Shown {
  const clean = cleanPiece(text).trim();
  if (mark === 'same') {
    const kept = clean.length <= MAX_SAME_CHARS ? clean : clipText(clean, MAX_SAME_CHARS);
    return { html: escapeHtml(kept), chars: kept.length };
  }
  const kept = clipText(clean, MAX_PART_CHARS);
  const html = escapeHtml(kept);
  if (html === '') return { html: '', chars: 0 };
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
