/** Bold and italic: which marks of a line belong together, and which are plain text. */
import type { Piece } from './body-spans.js';

/** A run of `*` or `_`, with its index among the pieces of the line. */
export type Mark = {
  readonly at: number;
  readonly kind: 'bold' | 'italic';
  readonly opens: boolean;
  readonly closes: boolean;
  /** The text to show if no other mark matches it. */
  readonly literal: string;
};

/** A run of one character that may be a mark, with the characters around it. */
export type MarkRun = { readonly source: string; readonly start: number; readonly end: number };

/**
 * What the run at piece number `at` may open and close; empty: it is dropped; `undefined`: it is
 * text.
 */
export function readMarks({ source, start, end }: MarkRun, at: number): Mark[] | undefined {
  const char = source.charAt(start);
  const length = end - start;
  if (char === '`' || (char === '~' && length === 2)) return [];
  if (char === '~' || length > 3) return undefined;
  const before = source.charAt(start - 1);
  const after = source.charAt(end);
  if (char === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return undefined;
  const opens = after !== '' && !/\s/.test(after);
  const closes = before !== '' && !/\s/.test(before);
  const italic: Mark = { at, kind: 'italic', opens, closes, literal: char };
  const bold: Mark = { at, kind: 'bold', opens: true, closes: true, literal: '' };
  return [...(length === 2 ? [] : [italic]), ...(length === 1 ? [] : [bold])];
}

/**
 * Makes the pieces between matching marks bold or italic, and writes out the marks without a match.
 */
export function applyMarks(pieces: Piece[], marks: readonly Mark[]): Piece[] {
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
