/** The words of `config/search.yaml`, made ready for reading queries. */
import { fold } from './fold.js';

/** As the file gives them, in any writing. */
export type SearchWordLists = {
  /**
   * Words around the words that matter. Chinese ones say with "…" where they may touch others: 點解… at
   * the start of a stretch, …嗎 at its end; without it they count only where they stand alone.
   */
  readonly talk: readonly string[];
  /** Words that ask for what is new: …最新…, "latest". */
  readonly newest: readonly string[];
  /** Words that mean the same and that no table of characters can join: 還柙, 還押. */
  readonly synonyms: readonly (readonly string[])[];
};

/** The lists, ready to be looked up. */
export type QueryWords = {
  /** Finds talk at the start of a stretch, or a whole word of it. Matches nothing when the lists are empty. */
  readonly talk: RegExp;
  readonly newest: RegExp;
  /** Folded word → the folded words that mean the same. */
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
};

/** Never throws; empty and doubled words are left out. */
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
  // NFKC writes the ellipsis as three dots.
  const opening = folded.filter((word) => word.endsWith('...'));
  const closing = folded.filter((word) => word.startsWith('...'));
  const part = '[\\p{L}\\p{N}\\p{M}]';
  return new RegExp(
    `(?<=^|\\s)${anyOf(opening)}|${anyOf(closing)}(?=$|\\s)|(?<!${part})${anyOf(folded)}(?!${part})`,
    'gu',
  );
}

/** The longest first: the start of a word must not hide the rest of it. */
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
