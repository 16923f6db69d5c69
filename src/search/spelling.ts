/** Finds words of the archive that a mistyped word may mean. */
import { editDistance } from './edit-distance.js';
import type { PostingReader } from './posting-reader.js';

/** Finds words similar to a mistyped one. */
export type Spelling = {
  /**
   * The likeliest first, at most five. Empty for words that are not in Latin letters or too short
   * to tell.
   */
  nearWords(word: string): readonly string[];
  /** Makes words known that were added since. */
  forget(): void;
};

const MIN_LETTERS = 4;
/** From this length on, a word is still recognisable after two slips. */
const MIN_LETTERS_FOR_TWO = 8;
const MAX_NEAR_WORDS = 5;
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

type Word = {
  readonly text: string;
  /** Its set of letters as 26 bits. */
  readonly letters: number;
  /** Grows with the number of documents. */
  readonly weight: number;
};

/** Loads the words of an initial letter when it is first needed. */
export function createSpelling(postings: PostingReader): Spelling {
  const wordsByLetter = new Map<string, readonly Word[]>();

  function wordsFrom(letter: string): readonly Word[] {
    const known = wordsByLetter.get(letter);
    if (known !== undefined) return known;
    const words = postings
      .termsBetween(letter, String.fromCharCode(letter.charCodeAt(0) + 1))
      .filter(({ term }) => LATIN.test(term))
      .map(({ term, bytes }) => ({ text: term, letters: lettersOf(term), weight: bytes }));
    wordsByLetter.set(letter, words);
    return words;
  }

  /** The words of the archive that differ in the first letter only, which is seldom mistyped. */
  function wordsWithOtherStart(word: string): readonly Word[] {
    const [first = '', second = ''] = word;
    const rest = word.slice(1);
    const texts = [
      rest,
      second + first + word.slice(2),
      ...LETTERS.flatMap((letter) => [letter + rest, letter + word]),
    ];
    return texts.flatMap((text) => {
      const weight = postings.roughCount(text);
      return weight === 0 ? [] : [{ text, letters: lettersOf(text), weight }];
    });
  }

  return {
    nearWords(word) {
      if (word.length < MIN_LETTERS || !LATIN.test(word)) return [];
      const most = word.length >= MIN_LETTERS_FOR_TWO ? 2 : 1;
      const near = nearest(word, wordsFrom(word.charAt(0)), most);
      return near.length > 0 ? near : nearest(word, wordsWithOtherStart(word), 1);
    },
    forget: () => void wordsByLetter.clear(),
  };
}

const LATIN = /^[a-z]{3,}$/;

/** Fewer slips take precedence over more documents. */
function nearest(word: string, words: readonly Word[], most: number): string[] {
  const letters = lettersOf(word);
  return words
    .flatMap(({ text, letters: others, weight }) => {
      // Each slip changes at most two letters: this leaves one word in a hundred to compare.
      if (text === word || bitsIn(letters ^ others) > most * 2) return [];
      const distance = editDistance(word, text, most);
      return distance === undefined ? [] : [{ text, distance, weight }];
    })
    .sort((one, other) => one.distance - other.distance || other.weight - one.weight)
    .slice(0, MAX_NEAR_WORDS)
    .map(({ text }) => text);
}

function lettersOf(word: string): number {
  let letters = 0;
  for (let index = 0; index < word.length; index += 1)
    letters |= 1 << (word.charCodeAt(index) - 97);
  return letters;
}

function bitsIn(value: number): number {
  let bits = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) bits += 1;
  return bits;
}
