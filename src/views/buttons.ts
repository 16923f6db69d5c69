/** Rows of buttons that several views share. */
import { formatCommand, parseCommand } from '../domain/command.js';
import type { Button } from '../domain/message.js';
import { clipText, cleanText } from './clean-text.js';
import type { Texts } from './texts.js';

const MAX_TAG_LABEL_CHARS = 24;
/**
 * About what fits into one row on a phone without cutting a label; a Chinese character counts as
 * two.
 */
const MAX_ROW_COLUMNS = 42;
const MAX_ROW_BUTTONS = 3;

/** A list that is shown a page at a time. */
export type Paging = {
  /** The command that shows the list; its page is replaced. */
  readonly command: {
    readonly name: string;
    readonly args: string;
    readonly from: string | undefined;
  };
  readonly page: number;
  readonly pages: number;
};

/**
 * `« ‹ 2/40 › »`, without arrows that would lead nowhere; the middle one tells the page. A list of
 * one page has no such row.
 */
export function pagerRows({ command, page, pages }: Paging): readonly (readonly Button[])[] {
  if (pages < 2) return [];
  const to = (label: string, target: number): readonly Button[] =>
    target < 1 || target > pages || target === page
      ? []
      : [{ label, command: formatCommand({ ...command, page: target }) }];
  const where = formatCommand({ name: 'where', args: `${page} ${pages}` });
  const middle: Button = { label: `${page}/${pages}`, command: where };
  const near = [...to('‹', page - 1), middle, ...to('›', page + 1)];
  return [pages === 2 ? near : [...to('«', 1), ...near, ...to('»', pages)]];
}

/** The row that leads back, editing the message in place; empty when there is no way back. */
export function backRows(from: string | undefined, texts: Texts): readonly (readonly Button[])[] {
  const command = from === undefined ? undefined : parseCommand(from);
  if (from === undefined || command === undefined) return [];
  const key = `back.${command.name}`;
  return [[{ label: texts.plain(texts.has(key) ? key : 'back.other'), command: from }]];
}

/** A button that opens a tag; `shownName` is the name that the reader sees. */
export function tagButton(
  tag: { readonly name: string; readonly shownName: string; readonly from: string },
  texts: Texts,
): Button {
  const label = texts.plain('buttons.tag', {
    name: clipText(cleanText(tag.shownName), MAX_TAG_LABEL_CHARS),
  });
  return { label, command: formatCommand({ name: 'tag', args: tag.name, from: tag.from }) };
}

/** A button for each story of a list, named by its number there. */
export function openers(
  ids: readonly string[],
  list: { readonly name: 'read' | 'full'; readonly firstNumber: number; readonly here: string },
): readonly Button[] {
  const { name, firstNumber, here } = list;
  return ids.map((args, index) => ({
    label: String(firstNumber + index),
    command: formatCommand({ name, args, from: here }),
  }));
}

/** The label of a choice, with a tick if it is chosen. */
export function tickedLabel({
  label,
  isChosen,
}: {
  readonly label: string;
  readonly isChosen: boolean;
}): string {
  return isChosen ? `✓ ${label}` : label;
}

/** Splits buttons, or whatever becomes buttons, into rows of this size. */
export function rowsOf<Key>(buttons: readonly Key[], size: number): readonly (readonly Key[])[] {
  const rows: (readonly Key[])[] = [];
  for (let at = 0; at < buttons.length; at += size) rows.push(buttons.slice(at, at + size));
  return rows;
}

/** Splits buttons into rows in which a phone cuts no label. */
export function packRows(buttons: readonly Button[]): readonly (readonly Button[])[] {
  const rows: Button[][] = [];
  for (const button of buttons) {
    const row = rows.at(-1);
    const isFull =
      row === undefined ||
      row.length === MAX_ROW_BUTTONS ||
      columns([...row, button]) > MAX_ROW_COLUMNS;
    if (isFull) rows.push([button]);
    else row.push(button);
  }
  return rows;
}

function columns(row: readonly Button[]): number {
  // All buttons of a row are equally wide: the widest label decides.
  const widest = Math.max(
    ...row.map(({ label }) => label.replace(/[^\u0000-\u02ff]/g, '··').length),
  );
  return (widest + 2) * row.length;
}
