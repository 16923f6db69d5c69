/** Makes the text of strangers harmless to show: a headline, a tag, a query, a paragraph. */

/** Combining marks that may stand on one character; real scripts need no more. */
const MAX_MARKS = 4;

const LINE_BREAKS = /[\r\n\t\v\f\u0085\u2028\u2029]+/g;
// Control characters, then what turns the direction of everything after it, then what shows nothing.
const HARMFUL =
  /[\u0000-\u001f\u007f-\u009f]|[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]|[\u00ad\u200b\u2060-\u2064\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const TOO_MANY_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS}})\\p{M}+`, 'gu');
const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
// Fillers that fonts draw as nothing although Unicode calls them letters or symbols.
const SHOWS_NOTHING = /[\p{Z}\p{C}\p{M}\u115f\u1160\u3164\uffa0\u2800]/gu;

/** `cleanText` for a piece of a line: the spaces at its ends stay. */
export function cleanPiece(text: string): string {
  return text
    .toWellFormed()
    .replace(LINE_BREAKS, ' ')
    .replace(HARMFUL, '')
    .replace(TOO_MANY_MARKS, '$1')
    .replace(/ {2,}/g, ' ');
}

/**
 * One line without control characters, direction overrides, invisible characters and heaps of
 * combining marks; a lone surrogate becomes U+FFFD.
 */
export function cleanText(text: string): string {
  return cleanPiece(text).trim();
}

/** Nothing in the text can be seen. */
export function isBlank(text: string): boolean {
  return text.replace(SHOWS_NOTHING, '') === '';
}

/**
 * At most `maxChars` UTF-16 units, cut between what a reader sees as characters and ended by an
 * ellipsis when something is left out; before a word rather than inside it.
 */
export function clipText(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  // Only the head is segmented: the segmenter needs seconds for very long texts.
  const head = text.slice(0, maxChars + 64);
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter().segment(head)) {
    if (index + segment.length > maxChars - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, wordEnd(text, end)).replace(/[\s,，、;；:：]+$/, '')}…`;
}

/** Where the cut goes so that no short English word is cut in two. */
function wordEnd(text: string, end: number): number {
  const word = /(?<![A-Za-z0-9'’-])[A-Za-z0-9'’-]{1,20}$/.exec(text.slice(0, end));
  const isInside = word !== null && /^[A-Za-z0-9]/.test(text.slice(end, end + 1));
  return isInside && word.index > 0 ? word.index : end;
}

/** The text in a direction isolate when it holds right-to-left letters, so that its neighbours stay put. */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
