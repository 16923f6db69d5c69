/**
 * Scores by BM25: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond",
 * 2009.
 */
import { intersect, NO_MATCHES, placeOf, type Matches } from './matching.js';

/** What scores depend on in addition to the words. */
export type Collection = {
  /** How many documents there are. */
  readonly count: number;
  /** In tokens. */
  readonly averageLength: number;
  readonly lengths: Float32Array;
};

const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/** How informative a word is: the rarer, the more. Never below zero. */
export function inverseFrequency(documents: number, collection: Collection): number {
  return Math.log(1 + Math.max(0, collection.count - documents + 0.5) / (documents + 0.5));
}

/** The documents that contain all the words, with the sum of their scores. */
export function scoreAll(words: readonly Matches[], collection: Collection): Matches {
  const [first, ...others] = [...words].sort((a, b) => a.numbers.length - b.numbers.length);
  if (first === undefined) return NO_MATCHES;
  return others.reduce<Matches>(
    (found, word) => {
      const score = createScorer(word, collection);
      return intersect(found, word, (sum, frequency, number) => sum + score(frequency, number));
    },
    { numbers: first.numbers, values: scoreEach(first, collection) },
  );
}

/** The same documents, with the scores of the `preferred` words added where they occur. */
export function addScores(
  found: Matches,
  preferred: readonly Matches[],
  collection: Collection,
): Matches {
  const values = Float64Array.from(found.values);
  for (const word of preferred) {
    const score = createScorer(word, collection);
    for (let index = 0; index < values.length; index += 1) {
      const number = found.numbers[index] ?? 0;
      const place = placeOf(word.numbers, number);
      if (place >= 0) values[index] = (values[index] ?? 0) + score(word.values[place] ?? 0, number);
    }
  }
  return { numbers: found.numbers, values };
}

/**
 * For each document number, the sum of the scores of the words it contains; 0 if it contains none.
 */
export function scoreAny(words: readonly Matches[], collection: Collection): Float64Array {
  const sums = new Float64Array(collection.lengths.length);
  for (const word of words) {
    const score = createScorer(word, collection);
    for (let index = 0; index < word.numbers.length; index += 1) {
      const number = word.numbers[index] ?? 0;
      sums[number] = (sums[number] ?? 0) + score(word.values[index] ?? 0, number);
    }
  }
  return sums;
}

function scoreEach({ numbers, values }: Matches, collection: Collection): Float64Array {
  const score = createScorer({ numbers, values }, collection);
  const scores = new Float64Array(numbers.length);
  for (let index = 0; index < numbers.length; index += 1) {
    scores[index] = score(values[index] ?? 0, numbers[index] ?? 0);
  }
  return scores;
}

function createScorer(word: Matches, collection: Collection) {
  const weight = inverseFrequency(word.numbers.length, collection) * (SATURATION + 1);
  const atLeast = SATURATION * (1 - LENGTH_SHARE);
  const byLength = (SATURATION * LENGTH_SHARE) / collection.averageLength;
  const { lengths } = collection;
  return (frequency: number, number: number): number =>
    (weight * frequency) / (frequency + atLeast + byLength * (lengths[number] ?? 0));
}
