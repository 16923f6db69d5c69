/** Turns the pieces read from a line into spans with single spaces. */
import type { Span } from '../domain/body.js';

/** A styled stretch of text while a line is being read. */
export type Piece = {
  text: string;
  bold: boolean;
  italic: boolean;
  href: string | undefined;
};

/**
 * Joins pieces of the same style, with single spaces, and none between Chinese characters where
 * only a mark stood.
 */
export function toSpans(pieces: readonly Piece[]): Span[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const last = joined.at(-1);
    if (last?.bold === piece.bold && last.italic === piece.italic && last.href === piece.href) {
      last.text += piece.text;
    } else joined.push({ ...piece });
  }
  return tidySpaces(joined).map(toSpan);
}

function tidySpaces(pieces: Piece[]): Piece[] {
  let before = '';
  pieces.forEach((piece, index) => {
    let text = piece.text.replace(/[ \t\n]+/g, ' ');
    if (before === '' || before.endsWith(' ')) text = text.trimStart();
    const next = pieces[index + 1]?.text.trimStart().charAt(0) ?? '';
    if (text.startsWith(' ') && HAN.test(before.at(-1) ?? '') && HAN.test(text.charAt(1)))
      text = text.slice(1);
    if (text.endsWith(' ') && HAN.test(text.at(-2) ?? '') && HAN.test(next))
      text = text.slice(0, -1);
    if (next === '' && index === pieces.length - 1) text = text.trimEnd();
    piece.text = text;
    if (text !== '') before = text;
  });
  return pieces.filter(({ text }) => text !== '');
}

function toSpan({ text, bold, italic, href }: Piece): Span {
  return {
    text,
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(href !== undefined && { href }),
  };
}

const HAN = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f「」『』“”—…]/;
