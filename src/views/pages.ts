/** Splits an article's blocks into messages, at the ends of paragraphs if possible. */
import type { Block, Span } from '../domain/body.js';
import { cleanPiece } from './clean-text.js';
import { bold, escapeHtml, link, safeUrl, spansHtml } from './html.js';

/** Room for text on one page: a comfortable scroll, and well under Telegram's 4,096 with a heading. */
const MAX_PAGE_CHARS = 3_000;
/** Telegram reads at most 32,768 bytes before parsing, including the addresses of links. */
const MAX_PAGE_BYTES = 28_000;

type Piece = {
  readonly html: string;
  readonly chars: number;
  readonly bytes: number;
  readonly isHeading: boolean;
  /** It goes on the next line rather than into a paragraph of its own. */
  readonly continues: boolean;
};

/** Its sums are kept, because a page of a thousand short lines asks for them a thousand times. */
type OpenPage = { readonly pieces: Piece[]; chars: number; bytes: number };

/** The blocks as pages of HTML, each at most `maxChars` characters as shown. No blocks: no pages. */
export function splitBlocks(
  blocks: readonly Block[],
  maxChars: number = MAX_PAGE_CHARS,
): readonly string[] {
  const pages: Piece[][] = [];
  let page = openPage([]);
  for (const piece of blocks.flatMap((block) => blockPieces(block, maxChars))) {
    const { pieces } = page;
    if (pieces.length > 0 && !fits(page, piece, maxChars)) {
      // A heading stays with the text below it.
      const hasHeading = pieces.length > 1 && pieces.at(-1)?.isHeading === true;
      const headings = hasHeading ? pieces.splice(-1) : [];
      pages.push(pieces);
      page = openPage(headings);
      if (hasHeading && !fits(page, piece, maxChars)) {
        pages.push(headings);
        page = openPage([]);
      }
    }
    addPiece(page, piece);
  }
  if (page.pieces.length > 0) pages.push(page.pieces);
  return pages.map((pieces) =>
    pieces
      .map((piece, index) => gapBefore(piece, index) + piece.html)
      .join('')
      // The lines of one quotation or one block of code.
      .replace(/<\/(pre|blockquote)>\n<\1>/g, '\n'),
  );
}

function gapBefore({ continues }: Piece, index: number): string {
  if (index === 0) return '';
  return continues ? '\n' : '\n\n';
}

function openPage(pieces: readonly Piece[]): OpenPage {
  const page: OpenPage = { pieces: [], chars: -2, bytes: 0 };
  for (const piece of pieces) addPiece(page, piece);
  return page;
}

function addPiece(page: OpenPage, piece: Piece): void {
  page.pieces.push(piece);
  page.chars += piece.chars + 2;
  page.bytes += piece.bytes + 2;
}

function fits(page: OpenPage, piece: Piece, maxChars: number): boolean {
  const bytes = page.bytes + piece.bytes + 2;
  return page.chars + piece.chars + 2 <= maxChars && bytes <= MAX_PAGE_BYTES;
}

function blockPieces(block: Block, maxChars: number): readonly Piece[] {
  if (block.kind === 'embed') return embedPieces(block);
  const { wrap } = LOOKS[block.kind];
  const before = block.marker === undefined ? LOOKS[block.kind].before : `${block.marker} `;
  const clean = block.kind === 'code' ? cleanCode : cleanPiece;
  const spans = block.spans.map((span) => ({ ...span, text: clean(span.text) }));
  return cutSpans(spans, maxChars - before.length).map((part, index) => {
    const chars = part.reduce((sum, { text }) => sum + text.length, 0) + before.length;
    const toHtml = (spans: readonly Span[]) => escapeHtml(before) + wrap(spansHtml(spans));
    const linked = toHtml(part);
    const tooHeavy = Buffer.byteLength(linked) > MAX_PAGE_BYTES;
    const html = tooHeavy ? toHtml(part.map(withoutLink)) : linked;
    return {
      html,
      chars,
      bytes: Buffer.byteLength(html),
      isHeading: block.kind === 'heading',
      continues: block.continues === true && index === 0,
    };
  });
}

/** Spaces line code up. */
function cleanCode(line: string): string {
  return line
    .split(/( {2,})/)
    .map((part) => (part.startsWith('  ') ? part : cleanPiece(part)))
    .join('');
}

type Look = { readonly before: string; readonly wrap: (html: string) => string };

const plain = (html: string) => html;

// No italics of ours: Chinese type has none, and clients merely slant the characters.
const LOOKS: Readonly<Record<Exclude<Block['kind'], 'embed'>, Look>> = {
  paragraph: { before: '', wrap: plain },
  standfirst: { before: '', wrap: bold },
  heading: { before: '', wrap: bold },
  quote: { before: '', wrap: (html) => `<blockquote>${html}</blockquote>` },
  'list-item': { before: '• ', wrap: plain },
  table: { before: '', wrap: plain },
  caption: { before: '🖼 ', wrap: plain },
  byline: { before: '', wrap: plain },
  code: { before: '', wrap: (html) => `<pre>${html}</pre>` },
};

function embedPieces(block: Block): readonly Piece[] {
  const url = safeUrl(block.imageUrl);
  if (url === undefined) return [];
  const label = `▶ ${siteOf(url)}`;
  const html = link(escapeHtml(label), url);
  const bytes = Buffer.byteLength(html);
  return [{ html, chars: label.length, bytes, isHeading: false, continues: false }];
}

/** What the Wayback Machine puts before an address; no other site, since one could imitate it. */
const WAYBACK = /^https?:\/\/web\.archive\.org\/web\/\d+(?:[a-z]{2}_)?\/(?=https?:\/\/)/;

function siteOf(url: string): string {
  const original = safeUrl(url.replace(WAYBACK, '')) ?? url;
  return new URL(original).hostname.replace(/^www\./, '');
}

function withoutLink({ text, bold = false, italic = false }: Span): Span {
  return { text, bold, italic };
}

const SENTENCE_END = /[。！？!?…；](?:[」』”’）)])*|[.](?=\s)/g;
const CLAUSE_END = /[，、,：:\s]/g;

/** Parts of at most `maxChars`, cut after a sentence, else a clause, else between characters. */
function cutSpans(spans: readonly Span[], maxChars: number): readonly (readonly Span[])[] {
  const text = spans.map((span) => span.text).join('');
  if (text.trim() === '') return [];
  const parts: (readonly Span[])[] = [];
  const slice = createSlicer(spans);
  let start = 0;
  while (start < text.length) {
    const end = text.length - start <= maxChars ? text.length : cutPosition(text, start, maxChars);
    const part = slice(start, end);
    if (text.slice(start, end).trim() !== '') parts.push(part);
    start = end;
  }
  return parts;
}

function cutPosition(text: string, start: number, maxChars: number): number {
  const room = text.slice(start, start + maxChars);
  for (const ends of [SENTENCE_END, CLAUSE_END]) {
    const last = [...room.matchAll(ends)].at(-1);
    const length = last === undefined ? 0 : last.index + last[0].length;
    if (length > maxChars / 2) return start + length;
  }
  // Only the end is segmented, because all of it is slow, and a little of what follows, because a
  // character that is cut in two looks like two.
  const tailStart = Math.max(0, maxChars - 200);
  const tail = text.slice(start + tailStart, start + maxChars + 64);
  const ends = [...new Intl.Segmenter().segment(tail)].map(({ index }) => tailStart + index);
  return start + Math.max(1, ends.findLast((end) => end <= maxChars) ?? 0);
}

/** Cuts out stretches, each of which must begin where the previous one ended, or later. */
function createSlicer(spans: readonly Span[]): (start: number, end: number) => readonly Span[] {
  let index = 0;
  let position = 0;
  return (start, end) => {
    const part: Span[] = [];
    for (; index < spans.length; index += 1) {
      const span = spans[index];
      if (span === undefined) break;
      const from = Math.max(0, start - position);
      const to = Math.min(span.text.length, end - position);
      if (from < to) part.push({ ...span, text: span.text.slice(from, to) });
      if (position + span.text.length > end) break;
      position += span.text.length;
    }
    return part;
  };
}
