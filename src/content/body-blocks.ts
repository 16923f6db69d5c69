/**
 * Cuts Markdown into raw blocks line by line: the kind of each, and its text with the markup still
 * in it.
 */
import { MARK } from './body-html.js';

/** A block as cut from the text. */
export type RawBlock = {
  readonly kind:
    | 'paragraph'
    | 'heading'
    | 'quote'
    | 'list-item'
    | 'table'
    | 'image'
    | 'caption'
    | 'embed'
    | 'code'
    | 'rule';
  readonly text: string;
  /** 1–6 for headings. */
  readonly level?: number;
  /** The address of an image or embed, as written. */
  readonly url?: string;
  /** A list item's number as written, such as `3.`. */
  readonly marker?: string;
  /** The line after a hard break: it belongs to the same paragraph as the block before. */
  readonly continues?: boolean;
};

type OpenBlock = { kind: 'paragraph' | 'quote' | 'list-item'; lines: string[]; marker?: string };

/**
 * Anything below this many blocks is dropped: no article is that long, and hostile text stays
 * cheap.
 */
export const MAX_BLOCKS = 20_000;

/** Blocks in the order of the text. Never throws; linear time. */
export function scanBlocks(lines: readonly string[]): RawBlock[] {
  const blocks: RawBlock[] = [];
  let open: OpenBlock | undefined;
  const flush = () => {
    // Pushed one by one: a paragraph may have more lines than a call can take arguments.
    if (open !== undefined) for (const block of closeBlock(open)) blocks.push(block);
    open = undefined;
  };
  for (const line of lines) {
    if (blocks.length >= MAX_BLOCKS) return blocks.slice(0, MAX_BLOCKS);
    const text = line.trim();
    const title = open?.kind === 'paragraph' && open.lines.length === 1 ? open.lines[0] : undefined;
    if (UNDERLINE.test(text) && title !== undefined && isTitleLike(title)) {
      open = undefined;
      blocks.push({ kind: 'heading', text: title.trim(), level: text.startsWith('=') ? 1 : 2 });
      continue;
    }
    const single = parseSingleLine(text);
    const opening = single === undefined ? parseOpening(text) : undefined;
    if (single !== undefined || text === '' || FENCE.test(text)) {
      flush();
      if (single !== undefined) blocks.push(joinRow(single, blocks.at(-1)));
    } else if (opening === undefined) {
      open ??= { kind: 'paragraph', lines: [] };
      open.lines.push(line);
    } else if (opening.kind === 'quote' && open?.kind === 'quote') {
      open.lines.push(...opening.lines.map((quoted) => quoted + trailingSpace(line)));
    } else {
      flush();
      open = { ...opening, lines: opening.lines.map((first) => first + trailingSpace(line)) };
    }
  }
  flush();
  return blocks.slice(0, MAX_BLOCKS);
}

/** The rows of a table stay together. */
function joinRow(block: RawBlock, before: RawBlock | undefined): RawBlock {
  const isNextRow = block.kind === 'table' && before?.kind === 'table';
  return isNextRow ? { ...block, continues: true } : block;
}

const UNDERLINE = /^(?:={3,}|-{3,})$/;
const RULE = /^(?:(?:\* ?){3,}|(?:- ?){3,}|(?:_ ?){3,})$/;
const FENCE = /^(?:```|~~~)/;
const HEADING = /^(#{1,6})(?:\s+|$)/;
const LIST_ITEM = /^(?:[-*+•‧●▪■◆◎○]|\d{1,3}[.)])\s+(?=\S)/;
const SHORTCODE = /^\{\{[<%][^{}]{0,4000}[>%]\}\}$/;
const IMAGE = /^!\[([^[\]]{0,1000})\]\(\s*<?([^()\s<>]{1,4000})>?(?:\s[^()]{0,1000})?\)$/;
const MAX_TITLE_CHARS = 100;

/**
 * A block that consists of this line alone; `undefined` when the line belongs to a longer block.
 */
function parseSingleLine(text: string): RawBlock | undefined {
  if (RULE.test(text)) return { kind: 'rule', text: '' };
  if (text.startsWith(MARK.image)) {
    const [url = '', alt = ''] = text.slice(1).split(MARK.gap);
    return { kind: 'image', text: alt, url };
  }
  if (text.startsWith(MARK.code)) return { kind: 'code', text: text.slice(1) };
  if (text.startsWith(MARK.caption)) return { kind: 'caption', text: text.slice(1) };
  if (text.startsWith(MARK.embed)) return { kind: 'embed', text: '', url: text.slice(1) };
  if (text.startsWith('{{') && SHORTCODE.test(text)) {
    return { kind: 'embed', text: '', url: /\ssrc="([^"]*)"/.exec(text)?.[1] ?? '' };
  }
  const image = text.startsWith('![') ? IMAGE.exec(text) : null;
  if (image !== null) return { kind: 'image', text: image[1] ?? '', url: image[2] ?? '' };
  const heading = HEADING.exec(text);
  if (heading !== null) {
    const title = text.slice(heading[0].length).replace(/(?:^|[ \t])#{1,20}$/, '');
    return { kind: 'heading', text: title, level: heading[1]?.length ?? 1 };
  }
  return text.startsWith('|') ? { kind: 'table', text: tableRow(text) } : undefined;
}

/** What a line opens: a quotation or a list item, with its text; `undefined`: plain text. */
function parseOpening(text: string): OpenBlock | undefined {
  if (text.startsWith('>')) return { kind: 'quote', lines: [text.replace(/^[>\s]+/, '')] };
  const item = LIST_ITEM.exec(text)?.[0];
  if (item === undefined) return undefined;
  const rest = { kind: 'list-item', lines: [text.slice(item.length)] } as const;
  return /\d/.test(item)
    ? { ...rest, lines: [...rest.lines], marker: item.trim() }
    : { ...rest, lines: [...rest.lines] };
}

/** Cells joined by " | "; empty for the row of dashes below the header. */
function tableRow(text: string): string {
  const cells = text
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
  if (cells.every((cell) => /^:?-+:?$/.test(cell))) return '';
  return cells.filter((cell) => cell !== '').join(' | ');
}

function isTitleLike(line: string): boolean {
  return (
    line.trim().length <= MAX_TITLE_CHARS &&
    !/[。！？.!?]$/.test(line.trim()) &&
    !/\s{2}$/.test(line)
  );
}

function trailingSpace(line: string): string {
  return /(?:\s{2}|\\)$/.test(line) ? '  ' : '';
}

/**
 * One block for each line that ends in a hard break; other line ends become spaces, or nothing
 * between Chinese characters.
 */
function closeBlock({ kind, lines, marker }: OpenBlock): RawBlock[] {
  // Joined only at the end: looking at the end of a growing string would copy it each time.
  const parts: string[][] = [];
  let [isBroken, end] = [true, ''];
  for (const line of lines) {
    const text = line.replace(/\\$/, '').trim();
    const gap = isHan(end) && isHan(text.at(0)) ? '' : ' ';
    if (isBroken) parts.push([text]);
    else parts.at(-1)?.push(gap, text);
    end = text.at(-1) ?? (isBroken ? '' : gap);
    isBroken = /(?:\s{2}|\\)$/.test(line);
  }
  return parts.map((pieces, index) => ({
    kind,
    text: pieces.join(''),
    ...(index === 0 && marker !== undefined && { marker }),
    ...(index > 0 && { continues: true }),
  }));
}

function isHan(char: string | undefined): boolean {
  return char !== undefined && /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(char);
}
