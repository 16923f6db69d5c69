/** Makes strangers' text safe to show: a headline, a tag, a query, a paragraph. */

/** How many combining marks one character may carry; real scripts need no more. */
const MAX_MARKS = 4;

const LINE_BREAKS = /[\r\n\t\v\f\u0085\u2028\u2029]+/g;
// Control characters, then characters that change the direction of text, then invisible ones.
const HARMFUL =
  /[\u0000-\u001f\u007f-\u009f]|[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]|[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
// Fillers that fonts draw as nothing although Unicode calls them letters or symbols.
const SHOWS_NOTHING = /[\p{Z}\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]/gu;

/** `cleanText` for part of a line: keeps the spaces at its ends. */
export function cleanPiece(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_BREAKS, ' ')
    .replace(HARMFUL, '')
    .replace(TOO_MANY_MARKS, '$1')
    .replace(/ {2,}/g, ' ');
}

/**
 * One line without control characters, direction overrides, invisible characters and piles of
 * combining marks; lone surrogates become U+FFFD.
 */
export function cleanText(text: string): string {
  return cleanPiece(text).trim();
}

/** Whether nothing in the text is visible. */
export function isBlank(text: string): boolean {
  return text.replace(SHOWS_NOTHING, '') === '';
}

/**
 * At most `maxChars` UTF-16 units, never cutting a visible character, ended by an ellipsis when
 * something is left out; cut before a word rather than inside it.
 */
export function clipText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  // Segments only the head: the segmenter needs seconds for very long texts.
  const head = text.slice(0, maxChars + 64);
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(head)) {
    if (index + segment.length > maxChars - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, wordEnd(text, end)).replace(/[\s,，、;；:：]+$/, '')}…`;
}

/** Moves the cut so that no short English word is split. */
function wordEnd(text: string, end: number): number {
  const word = /(?<![A-Za-z0-9'’-])[A-Za-z0-9'’-]{1,20}$/.exec(text.slice(0, end));
  const isInside = word !== null && /^[A-Za-z0-9]/.test(text.slice(end, end + 1));
  return isInside && word.index > 0 ? word.index : end;
}

/**
 * Wraps the text in a direction isolate if it contains right-to-left letters, so that its
 * neighbours stay in place.
 */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
