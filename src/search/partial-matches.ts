/** Stories that hold some of what a query wants, for when too few hold all of it. */
import { placeOf, type Matches } from './matching.js';
import { inverseFrequency, scoreAny, type Collection } from './ranking.js';
import { topPlaces } from './top-hits.js';

/** What is wanted, and where. */
export type PartialOptions = {
  /** One for each term that a document holds; rare and common ones. */
  readonly words: readonly Matches[];
  readonly collection: Collection;
  readonly limit: number;
  readonly isWanted: (number: number) => boolean;
};

/** Common terms would only cost time: the ten rarest find the same stories. */
const MAX_TERMS = 10;
/** A story that holds less of what the query tells is no answer to it. */
const MIN_SHARE = 0.4;

/** The best of the documents that hold a good part of the words, best first. */
export function bestPartialMatches({
  words,
  collection,
  limit,
  isWanted,
}: PartialOptions): Matches {
  const rarest = [...words]
    .sort((one, other) => one.numbers.length - other.numbers.length)
    .slice(0, MAX_TERMS);
  const weights = rarest.map((word) => inverseFrequency(word.numbers.length, collection));
  const needed = MIN_SHARE * weights.reduce((sum, weight) => sum + weight, 0);
  const share = (number: number): number =>
    rarest.reduce(
      (sum, word, at) => (placeOf(word.numbers, number) < 0 ? sum : sum + (weights[at] ?? 0)),
      0,
    );

  const scores = scoreAny(rarest, collection);
  const best = topPlaces(scores, limit * 4)
    .filter((number) => (scores[number] ?? 0) > 0 && isWanted(number) && share(number) >= needed)
    .slice(0, limit);
  return {
    numbers: Uint32Array.from(best),
    values: Float64Array.from(best, (number) => scores[number] ?? 0),
  };
}

/** Both, with the scores of the partial ones lowered so that whole matches stay before them. */
export function appendPartial(whole: Matches, partial: Matches): Matches {
  const ceiling = lowest(whole.values);
  return {
    numbers: Uint32Array.from([...whole.numbers, ...partial.numbers]),
    values: Float64Array.from([
      ...whole.values,
      ...Array.from(partial.values, (value) => Math.min(value, ceiling * (value / (value + 1)))),
    ]),
  };
}

function lowest(values: Matches['values']): number {
  let least = Infinity;
  for (const value of values) least = Math.min(least, value);
  return least;
}
