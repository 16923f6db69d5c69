/** Reads one line of Markdown into spans: bold, italic and links, with no markup left over. */
import type { Span } from '../domain/body.js';
import { toSpans, type Piece } from './body-spans.js';
import { applyMarks, type Mark, readMarks } from './emphasis.js';
import { httpUrl, linkTarget } from './link-target.js';

/**
 * The spans of a line. Emphasis is read leniently: `**強調**後` is bold although CommonMark does not
 * see it, a `**` without a partner disappears, a lone `*` or `_` inside a word is text. Links keep
 * their words; only http(s) links keep their address. Never throws; linear time.
 */
export function parseInline(line: string): Span[] {
  if (!/[*_~`[\]!\\{]/.test(line)) return line === '' ? [] : [{ text: line }];
  const source = line.replace(EMAIL_ARTEFACT, '').replace(SHORTCODE, ' ');
  return toSpans(new LineReader(source).read());
}

/** What Cloudflare leaves in place of an e-mail address in a saved page, as text or as a link. */
const EMAIL_ARTEFACT =
  /\[\[email[\s\u00a0]protected\]\]\([^()\s]{0,500}\)|\[email[\s\u00a0]protected\]/g;
const SHORTCODE = /\{\{[<%][^{}]{0,2000}[>%]\}\}/g;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
/**
 * After this many marks in one line the rest is plain text: no article has more, and hostile text
 * stays cheap.
 */
const MAX_MARKS = 20_000;

/** Walks through a line once and collects its pieces, marks and links. */
class LineReader {
  readonly #source: string;
  readonly #pieces: Piece[] = [];
  readonly #marks: Mark[] = [];
  /** Brackets that may still turn out to open a link, as indexes into the pieces. */
  #brackets: number[] = [];
  #text = '';
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): Piece[] {
    while (this.#at < this.#source.length) {
      if (this.#pieces.length + this.#marks.length < MAX_MARKS) this.#readNext();
      else this.#takeText(this.#source.length);
    }
    this.#endPiece();
    return applyMarks(this.#pieces, this.#marks);
  }

  #readNext(): void {
    const char = this.#source.charAt(this.#at);
    const next = this.#source.charAt(this.#at + 1);
    if (char === '\\' && ESCAPABLE.test(next)) {
      this.#at += 1;
      this.#takeText(this.#at + 1);
    } else if (char === '[') this.#openBracket('[');
    else if (char === '!' && next === '[') this.#openBracket('![');
    else if (char === ']') this.#closeBracket();
    else if ('*_~`'.includes(char)) this.#readMarks();
    else this.#takeText(plainEnd(this.#source, this.#at + 1));
  }

  /** The bracket is kept as text unless its partner turns out to close a link. */
  #openBracket(bracket: '[' | '!['): void {
    this.#endPiece();
    this.#brackets.push(this.#pieces.length);
    this.#text = bracket;
    this.#endPiece();
    this.#at += bracket.length;
  }

  #closeBracket(): void {
    this.#endPiece();
    const place = this.#brackets.pop();
    const opening = place === undefined ? undefined : this.#pieces[place];
    const target = opening && linkTarget(this.#source, this.#at + 1);
    if (place === undefined || opening === undefined || target === undefined) {
      this.#takeText(this.#at + 1);
      return;
    }
    if (opening.text === '![') this.#dropFrom(place);
    else {
      opening.text = '';
      const href = httpUrl(target.url);
      if (href !== undefined) for (const piece of this.#pieces.slice(place)) piece.href = href;
      // Links do not nest, so brackets still open around this one are text.
      this.#brackets = [];
    }
    this.#at = target.end;
  }

  /** An image disappears together with its alternative text. */
  #dropFrom(place: number): void {
    this.#pieces.length = place;
    while ((this.#marks.at(-1)?.at ?? 0) > place) this.#marks.pop();
  }

  #readMarks(): void {
    const end = runEnd(this.#source, this.#at);
    this.#endPiece();
    const run = { source: this.#source, start: this.#at, end };
    const marks = readMarks(run, this.#pieces.length);
    if (marks === undefined) this.#takeText(end);
    else this.#marks.push(...marks);
    this.#at = end;
  }

  #takeText(end: number): void {
    this.#text += this.#source.slice(this.#at, end);
    this.#at = end;
  }

  #endPiece(): void {
    if (this.#text !== '')
      this.#pieces.push({ text: this.#text, bold: false, italic: false, href: undefined });
    this.#text = '';
  }
}

function plainEnd(source: string, from: number): number {
  let end = from;
  while (end < source.length && !'\\[]!*_~`'.includes(source.charAt(end))) end += 1;
  return end;
}

function runEnd(source: string, from: number): number {
  let end = from + 1;
  while (source.charAt(end) === source.charAt(from)) end += 1;
  return end;
}
