/** The word lists of `config/search.yaml`, compiled for reading queries. */
import { fold } from './fold.js';

/** As they stand in the file, in any script. */
export type SearchWordLists = {
  /**
   * Words that surround the ones that matter. In Chinese, "…" shows where others may follow or
   * precede directly: 點解… at the start of a stretch, …嗎 at its end; without it the word counts only
   * on its own.
   */
  readonly talk: readonly string[];
  /** Words that ask for recent news: …最新…, "latest". */
  readonly newest: readonly string[];
  /** Words with the same meaning that no character table can match: 還柙, 還押. */
  readonly synonyms: readonly (readonly string[])[];
};

/** The lists, compiled. */
export type QueryWords = {
  /** Finds talk at the ends of a stretch or standing alone. Matches nothing when the list is empty. */
  readonly talk: RegExp;
  readonly newest: RegExp;
  /** Folded word → the folded words with the same meaning. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
};

/** Never throws; empty and duplicate words are left out. */
export function compileQueryWords(lists: SearchWordLists): QueryWords {
  return {
    talk: patternOf(lists.talk),
    newest: patternOf(lists.newest),
    synonyms: synonymsOf(lists.synonyms),
  };
}

const NOTHING = '(?!)';

function patternOf(words: readonly string[]): RegExp {
  const folded = words.map((word) => fold(word).trim().replace(/\s+/g, ' '));
  // NFKC turns the ellipsis into three dots.
  const opening = folded.filter((word) => word.endsWith('...'));
  const closing = folded.filter((word) => word.startsWith('...'));
  const part = '[\\p{L}\\p{N}\\p{M}]';
  return new RegExp(
    `(?<=^|\\s)${anyOf(opening)}|${anyOf(closing)}(?=$|\\s)|(?<!${part})${anyOf(folded)}(?!${part})`,
    'gu',
  );
}

/** Longest first: a word's beginning must not match before the whole word. */
function anyOf(words: readonly string[]): string {
  const sources = [...new Set(words.map((word) => word.replaceAll('...', '').trim()))]
    .filter((word) => word !== '')
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&'));
  return sources.length === 0 ? NOTHING : `(?:${sources.join('|')})`;
}

function synonymsOf(groups: SearchWordLists['synonyms']): Map<string, readonly string[]> {
  const synonyms = new Map<string, string[]>();
  for (const group of groups) {
    const folded = [...new Set(group.map((word) => fold(word).trim()))].filter(
      (word) => word !== '',
    );
    for (const word of folded) {
      const others = folded.filter((other) => other !== word);
      synonyms.set(word, [...(synonyms.get(word) ?? []), ...others]);
    }
  }
  return synonyms;
}
