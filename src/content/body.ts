/** Reads an article's Markdown, including HTML, into typed blocks of clean text. */
import type { Block, Span } from '../domain/body.js';
import { textKey } from '../summary/text-key.js';
import { MAX_BLOCKS, scanBlocks, type RawBlock } from './body-blocks.js';
import { flattenHtml } from './body-html.js';
import { parseInline } from './body-inline.js';
import { refineKinds } from './body-kinds.js';
import type { BodyRules } from './body-rules.js';
import { shelterCode, type ShelteredText } from './code-shelter.js';
import { httpUrl } from './link-target.js';
import { plainMarkdown } from './markdown-dialects.js';
import { withoutComponents } from './mdx.js';
import { completeAddresses } from './site-address.js';

/** How a text is to be read. */
export type BodyOptions = {
  readonly title?: string | undefined;
  /** `markdown` unless said otherwise. */
  readonly format?: 'markdown' | 'mdx';
  /** Completes links and pictures that begin with `/`. */
  readonly siteUrl?: string | undefined;
};

/**
 * The blocks of the text after the front matter. A first `# heading` that repeats the title is left
 * out, as is everything that the site's rules exclude. Emphasis may span the lines of a paragraph.
 * Never throws; linear time.
 */
export function parseBody(markdown: string, rules: BodyRules, options: BodyOptions = {}): Block[] {
  const { raws, code } = readRaws(markdown, options);
  const blocks: Block[] = [];
  for (const raw of raws) {
    if (raw.kind === 'code') {
      const room = MAX_BLOCKS - blocks.length;
      for (const line of codeBlocks(code[Number(raw.text)] ?? []).slice(0, room)) blocks.push(line);
      continue;
    }
    const block = readBlock(raw);
    const text = block?.text ?? '';
    if (rules.endsArticle(text)) break;
    if (block === undefined || rules.isDropped(text)) continue;
    if (blocks.length === 0 && repeatsTitle(block, options.title)) continue;
    blocks.push(block);
  }
  return refineKinds(blocks, rules);
}

/**
 * The heading that names a text: the first of level 1, or one of level 2 with nothing above it;
 * `undefined` when there is none.
 */
export function headingOf(markdown: string, options: BodyOptions = {}): string | undefined {
  const { raws } = readRaws(markdown, options);
  const found = raws.find(
    ({ kind, level }, index) => kind === 'heading' && (level === 1 || (level === 2 && index === 0)),
  );
  const text = found === undefined ? '' : plainText(found.text);
  return text === '' ? undefined : text;
}

function readRaws(
  markdown: string,
  { format, siteUrl }: BodyOptions,
): { raws: readonly RawBlock[]; code: ShelteredText['blocks'] } {
  const { text, blocks: code } = shelterCode(cleanText(markdown));
  const prose = format === 'mdx' ? withoutComponents(text) : text;
  const complete = completeAddresses(plainMarkdown(prose), siteUrl);
  return { raws: joinCaptions(scanBlocks(flattenHtml(complete).split('\n'))), code };
}

/**
 * Characters that no reader sees or that saved pages are littered with: controls, lone surrogates,
 * private use, direction marks.
 */
const UNSEEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ue000-\uf8ff\ufeff\ufff9-\uffff]|\p{Surrogate}|\u200d(?!\p{Extended_Pictographic})/gu;

function cleanText(markdown: string): string {
  return markdown
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .replace(/[\t\u00a0\u2000-\u200a\u202f]/g, ' ');
}

/** A picture's caption is the line below it, or else its alternative text. */
function joinCaptions(raws: readonly RawBlock[]): RawBlock[] {
  const joined: RawBlock[] = [];
  for (const raw of raws) {
    const last = joined.at(-1);
    if (raw.kind === 'caption' && last?.kind === 'image') {
      joined[joined.length - 1] = { ...last, kind: 'caption', text: raw.text };
    } else joined.push(raw);
  }
  return joined;
}

/** A block for each line, spaces kept. */
function codeBlocks(lines: readonly string[]): Block[] {
  return lines.map((text, index) => ({
    kind: 'code',
    text,
    spans: [{ text }],
    ...(index > 0 && { continues: true }),
  }));
}

function readBlock(raw: RawBlock): Block | undefined {
  const spans = parseInline(
    raw.text
      .trim()
      .replace(/[ \t]{2,}/g, ' ')
      .replace(/ ?\u3000[ \u3000]*/g, '\u3000'),
  );
  const text = spans.map((span) => span.text).join('');
  const url = raw.url === undefined ? undefined : httpUrl(encodeUrl(raw.url));
  const place = {
    ...(raw.continues && { continues: true }),
    ...(url !== undefined && { imageUrl: url }),
  };
  switch (raw.kind) {
    case 'rule':
    case 'code':
      return undefined;
    case 'embed':
      return url === undefined ? undefined : { kind: 'embed', text: '', spans: [], imageUrl: url };
    case 'image':
    case 'caption':
      return url === undefined && text === ''
        ? undefined
        : { kind: 'caption', text, spans, ...place };
    case 'heading':
      return isWordless(text) ? undefined : heading(text, spans, raw.level ?? 1);
    case 'list-item':
      if (isWordless(text)) return undefined;
      return {
        kind: 'list-item',
        text,
        spans,
        ...place,
        ...(raw.marker !== undefined && { marker: raw.marker }),
      };
    case 'paragraph':
    case 'quote':
    case 'table':
      return isWordless(text) ? undefined : { kind: raw.kind, text, spans, ...place };
  }
}

/** Some sites format whole sentences as headings: those are really bold paragraphs. */
function heading(text: string, spans: readonly Span[], level: number): Block {
  const isSentence = text.length > 20 && /[。！？；…」』”]$|[a-z][.!]$/.test(text);
  if (!isSentence) return { kind: 'heading', text, spans, level };
  return { kind: 'paragraph', text, spans: spans.map((span) => ({ ...span, bold: true })) };
}

/** Nothing but leftover markup, such as `****`. */
function isWordless(text: string): boolean {
  return !/[^\s*_~|#>-]/.test(text);
}

/** Spaces in the address of a saved picture are the page's mistake; the picture still exists. */
function encodeUrl(url: string): string {
  return url.replace(/ /g, '%20');
}

function repeatsTitle(block: Block, title: string | undefined): boolean {
  return (
    block.kind === 'heading' &&
    block.level === 1 &&
    title !== undefined &&
    textKey(block.text) === textKey(title)
  );
}

function plainText(line: string): string {
  return parseInline(line.trim())
    .map(({ text }) => text)
    .join('');
}
