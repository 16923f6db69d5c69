/** Reads one line of Markdown into spans: bold, italic and links, and no mark left over. */
import type { Span } from '../domain/body.js';
import { toSpans, type Piece } from './body-spans.js';

/** A run of `*`, `_` or `~`, or one end of a link, at its place among the pieces. */
type Mark = {
  at: number;
  kind: 'bold' | 'italic';
  opens: boolean;
  closes: boolean;
  literal: string;
};

/**
 * The spans of a line. Emphasis is read kindly: `**強調**後` is bold although CommonMark does not
 * see it, a `**` without a partner disappears, a lone `*` or `_` inside a word is text. Links keep
 * their words; only http(s) ones keep their address. Never throws; linear time.
 */
export function parseInline(line: string): Span[] {
  if (!/[*_~`[\]!\\{]/.test(line)) return line === '' ? [] : [{ text: line }];
  const source = line.replace(EMAIL_ARTEFACT, '').replace(SHORTCODE, ' ');
  return toSpans(applyMarks(scan(source)));
}

/** What Cloudflare leaves of an e-mail address in a saved page, as text or as a link. */
const EMAIL_ARTEFACT =
  /\[\[email[\s\u00a0]protected\]\]\([^()\s]{0,500}\)|\[email[\s\u00a0]protected\]/g;
const SHORTCODE = /\{\{[<%][^{}]{0,2000}[>%]\}\}/g;
/** After so many marks in one line the rest is plain text: no article has them, and hostile text stays cheap. */
const MAX_MARKS = 20_000;
const MAX_URL_PARENTHESES = 3;
const MAX_URL_CHARS = 4000;

type Scan = { pieces: Piece[]; marks: Mark[] };

function scan(source: string): Scan {
  const pieces: Piece[] = [];
  const marks: Mark[] = [];
  const linkStarts: number[] = [];
  let text = '';
  const flush = () => {
    if (text !== '') pieces.push({ text, bold: false, italic: false, href: undefined });
    text = '';
  };
  let at = 0;
  while (at < source.length) {
    if (pieces.length + marks.length >= MAX_MARKS) {
      text += source.slice(at);
      break;
    }
    const char = source.charAt(at);
    if (char === '\\' && /[!-/:-@[-`{-~]/.test(source.charAt(at + 1))) {
      text += source.charAt(at + 1);
      at += 2;
    } else if (char === '[' || (char === '!' && source.charAt(at + 1) === '[')) {
      flush();
      // The bracket stays as text until its partner turns out to be a link's.
      pieces.push({ text: char === '!' ? '![' : '[', bold: false, italic: false, href: undefined });
      linkStarts.push(pieces.length - 1);
      at += char === '!' ? 2 : 1;
    } else if (char === ']') {
      flush();
      const start = linkStarts.pop();
      const target = start === undefined ? undefined : linkTarget(source, at + 1);
      if (start === undefined || target === undefined) {
        text = ']';
        at += 1;
      } else {
        if (pieces[start]?.text === '![') dropImage(pieces, marks, start);
        else {
          closeLink(pieces, start, target.url);
          // A link holds no links, so what stands open around it is text.
          linkStarts.length = 0;
        }
        at = target.end;
      }
    } else if (char === '*' || char === '_' || char === '~' || char === '`') {
      const end = runEnd(source, at);
      flush();
      if (!pushMarks(marks, pieces.length, source, at, end)) text = source.slice(at, end);
      at = end;
    } else {
      const end = plainEnd(source, at + 1);
      text += source.slice(at, end);
      at = end;
    }
  }
  flush();
  return { pieces, marks };
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

/** `(address "title")` after a `]`; `undefined` when there is none. */
function linkTarget(source: string, at: number): { url: string; end: number } | undefined {
  if (source.charAt(at) !== '(') return undefined;
  let depth = 0;
  const limit = Math.min(source.length, at + MAX_URL_CHARS);
  for (let end = at; end < limit; end += 1) {
    const char = source.charAt(end);
    if (char === '(') depth += 1;
    else if (char === ')') depth -= 1;
    // Deep nesting is no address, and giving up early keeps hostile text linear.
    if (depth > MAX_URL_PARENTHESES) return undefined;
    if (depth === 0) {
      const url = source
        .slice(at + 1, end)
        .trim()
        .replace(/ ["'(].*$/, '')
        .replace(/^<|>$/g, '');
      return url.includes(' ') ? undefined : { url, end: end + 1 };
    }
  }
  return undefined;
}

function dropImage(pieces: Piece[], marks: Mark[], start: number): void {
  pieces.length = start;
  while ((marks.at(-1)?.at ?? 0) > start) marks.pop();
}

function closeLink(pieces: Piece[], start: number, url: string): void {
  const opening = pieces[start];
  if (opening !== undefined) opening.text = '';
  const href = httpUrl(url);
  if (href === undefined) return;
  for (const piece of pieces.slice(start)) piece.href = href;
}

/** The address when it is an absolute http(s) one without spaces; `undefined` otherwise. */
export function httpUrl(url: string): string | undefined {
  return /^https?:\/\/[^\s<>"\u0000-\u001f]+$/i.test(url) && URL.canParse(url) ? url : undefined;
}

/** Notes what the run of marks may open and close; false when the run is plain text. */
function pushMarks(marks: Mark[], at: number, source: string, start: number, end: number): boolean {
  const char = source.charAt(start);
  const length = end - start;
  if (char === '`' || (char === '~' && length === 2)) return true;
  if (char === '~' || length > 3) return false;
  const before = source.charAt(start - 1);
  const after = source.charAt(end);
  if (char === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return false;
  const touchesBefore = before !== '' && !/\s/.test(before);
  const touchesAfter = after !== '' && !/\s/.test(after);
  if (length !== 2) {
    marks.push({ at, kind: 'italic', opens: touchesAfter, closes: touchesBefore, literal: char });
  }
  if (length !== 1) marks.push({ at, kind: 'bold', opens: true, closes: true, literal: '' });
  return true;
}

function applyMarks({ pieces, marks }: Scan): Piece[] {
  const literals: { at: number; text: string }[] = [];
  for (const kind of ['bold', 'italic'] as const) {
    let opener: Mark | undefined;
    for (const mark of marks) {
      if (mark.kind !== kind) continue;
      if (opener !== undefined && mark.closes && mark.at > opener.at) {
        for (const piece of pieces.slice(opener.at, mark.at)) piece[kind] = true;
        opener = undefined;
      } else {
        const unused = mark.opens ? opener : mark;
        if (unused !== undefined) literals.push({ at: unused.at, text: unused.literal });
        if (mark.opens) opener = mark;
      }
    }
    if (opener !== undefined) literals.push({ at: opener.at, text: opener.literal });
  }
  return withLiterals(pieces, literals);
}

function withLiterals(pieces: Piece[], literals: { at: number; text: string }[]): Piece[] {
  const wanted = literals.filter(({ text }) => text !== '').sort((a, b) => a.at - b.at);
  if (wanted.length === 0) return pieces;
  const all: Piece[] = [];
  let next = 0;
  for (let index = 0; index <= pieces.length; index += 1) {
    for (let literal = wanted[next]; literal?.at === index; literal = wanted[next]) {
      all.push({ text: literal.text, bold: false, italic: false, href: undefined });
      next += 1;
    }
    const piece = pieces[index];
    if (piece !== undefined) all.push(piece);
  }
  return all;
}
