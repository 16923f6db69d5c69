/** Cuts an article's blocks into messages, at the ends of paragraphs where they fit. */
import type { Block, Span } from '../domain/body.js';
import { cleanPiece } from './clean-text.js';
import { bold, escapeHtml, link, safeUrl, spansHtml } from './html.js';

/** Room for text on one page: a comfortable scroll, and well under Telegram's 4,096 with a heading. */
const MAX_PAGE_CHARS = 3_000;
/** Telegram reads at most 32,768 bytes before parsing; addresses of links count there. */
const MAX_PAGE_BYTES = 28_000;

type Piece = {
  readonly html: string;
  readonly chars: number;
  readonly isHeading: boolean;
  /** It stands on the next line, not in a paragraph of its own. */
  readonly continues: boolean;
};

/** The blocks as pages of HTML, each at most `maxChars` characters as shown. No blocks: no pages. */
export function splitBlocks(
  blocks: readonly Block[],
  maxChars: number = MAX_PAGE_CHARS,
): readonly string[] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  for (const piece of blocks.flatMap((block) => blockPieces(block, maxChars))) {
    if (page.length > 0 && !fits(page, piece, maxChars)) {
      // A heading stays with the text that it heads.
      const headings = page.length > 1 && page.at(-1)?.isHeading === true ? page.splice(-1) : [];
      pages.push(page);
      page = fits(headings, piece, maxChars) ? headings : [];
      if (page.length < headings.length) pages.push(headings);
    }
    page.push(piece);
  }
  if (page.length > 0) pages.push(page);
  return pages.map((pieces) =>
    pieces.map((piece, index) => gapBefore(piece, index) + piece.html).join(''),
  );
}

function gapBefore({ continues }: Piece, index: number): string {
  if (index === 0) return '';
  return continues ? '\n' : '\n\n';
}

function fits(page: readonly Piece[], piece: Piece, maxChars: number): boolean {
  const pieces = [...page, piece];
  const chars = pieces.reduce((sum, { chars }) => sum + chars + 2, -2);
  const bytes = pieces.reduce((sum, { html }) => sum + Buffer.byteLength(html) + 2, 0);
  return chars <= maxChars && bytes <= MAX_PAGE_BYTES;
}

function blockPieces(block: Block, maxChars: number): readonly Piece[] {
  if (block.kind === 'embed') return embedPieces(block);
  const { wrap } = LOOKS[block.kind];
  const before = block.marker === undefined ? LOOKS[block.kind].before : `${block.marker} `;
  const spans = block.spans.map((span) => ({ ...span, text: cleanPiece(span.text) }));
  return cutSpans(spans, maxChars - before.length).map((part, index) => {
    const chars = part.reduce((sum, { text }) => sum + text.length, 0) + before.length;
    const html = escapeHtml(before) + wrap(spansHtml(part));
    const tooHeavy = Buffer.byteLength(html) > MAX_PAGE_BYTES;
    return {
      html: tooHeavy ? escapeHtml(before) + wrap(spansHtml(part.map(withoutLink))) : html,
      chars,
      isHeading: block.kind === 'heading',
      continues: block.continues === true && index === 0,
    };
  });
}

type Look = { readonly before: string; readonly wrap: (html: string) => string };

const plain = (html: string) => html;

// No italics of ours: Chinese letters have none, and clients slant them by force.
const LOOKS: Readonly<Record<Exclude<Block['kind'], 'embed'>, Look>> = {
  paragraph: { before: '', wrap: plain },
  standfirst: { before: '', wrap: bold },
  heading: { before: '', wrap: bold },
  quote: { before: '', wrap: (html) => `<blockquote>${html}</blockquote>` },
  'list-item': { before: '• ', wrap: plain },
  table: { before: '', wrap: plain },
  caption: { before: '🖼 ', wrap: plain },
  byline: { before: '', wrap: plain },
};

function embedPieces(block: Block): readonly Piece[] {
  const url = safeUrl(block.imageUrl);
  if (url === undefined) return [];
  const label = `▶ ${new URL(url).hostname}`;
  return [
    { html: link(escapeHtml(label), url), chars: label.length, isHeading: false, continues: false },
  ];
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
  let start = 0;
  while (start < text.length) {
    const end = text.length - start <= maxChars ? text.length : cutPosition(text, start, maxChars);
    const part = sliceSpans(spans, start, end);
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

function sliceSpans(spans: readonly Span[], start: number, end: number): readonly Span[] {
  let position = 0;
  return spans.flatMap((span) => {
    const from = Math.max(0, start - position);
    const to = Math.min(span.text.length, end - position);
    position += span.text.length;
    return from < to ? [{ ...span, text: span.text.slice(from, to) }] : [];
  });
}
