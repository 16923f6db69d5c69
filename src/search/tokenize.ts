/** Tokens: what the index and the queries are made of. */

/** A stretch without a break: a run of CJK characters, or a word or number of another script. */
export type Run = {
  readonly kind: 'cjk' | 'word';
  readonly text: string;
  /** UTF-16 units from the start of the folded text. */
  readonly start: number;
};

/** A token longer than this is cut: no reader types it, and a page of base64 must not fill the index. */
const MAX_WORD_CHARS = 40;

// Kana, Bopomofo and Hangul are cut like Han: none of them is written with a space after every word.
const CJK = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Bopo}々〆ー';
const RUN = new RegExp(`([${CJK}]+)|(?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/** The runs of a folded text, in order. Apostrophes, dashes and every other sign part words. */
export function runsOf(folded: string): Run[] {
  return Array.from(folded.matchAll(RUN), (match) => ({
    kind: match[1] === undefined ? 'word' : 'cjk',
    text: match[0],
    start: match.index,
  }));
}

/**
 * The tokens of a folded text, in order: each two neighbouring characters of a CJK run (the character
 * itself where it stands alone), each other word whole.
 */
export function tokenize(folded: string): string[] {
  return runsOf(folded).flatMap(tokensOfRun);
}

/** The tokens of one run. */
export function tokensOfRun(run: Pick<Run, 'kind' | 'text'>): string[] {
  if (run.kind === 'word') return [Array.from(run.text).slice(0, MAX_WORD_CHARS).join('')];
  const characters = Array.from(run.text);
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}
