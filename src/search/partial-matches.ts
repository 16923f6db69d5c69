/** Stories that match only part of a query, for when too few match all of it. */
import { placeOf, type Matches } from './matching.js';
import { inverseFrequency, scoreAny, type Collection } from './ranking.js';
import { topPlaces } from './top-hits.js';

/** The wanted words, and where to look. */
export type PartialOptions = {
  /** One for each term that some document contains, rare and common ones alike. */
  readonly words: readonly Matches[];
  readonly collection: Collection;
  readonly limit: number;
  readonly isWanted: (number: number) => boolean;
};

/** More terms would only cost time: the ten rarest find the same stories. */
const MAX_TERMS = 10;
/** A story that carries less than this share of the query's weight does not answer it. */
const MIN_SHARE = 0.4;

/** The best documents that match a good part of the words, best first. */
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

/** Joins both, lowering the scores of the partial matches so that whole ones stay first. */
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
