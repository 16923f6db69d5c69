/** Which documents match, and how well: boolean matching with BM25 scores. */
import type { Group, TermSet } from './query-plan.js';

/**
 * Documents in rising order, each with a value: how often it contains a word (fields weighted), or
 * its score.
 */
export type Matches = { readonly numbers: Uint32Array; readonly values: Float64Array | Uint8Array };

/** No matches at all. */
export const NO_MATCHES: Matches = { numbers: new Uint32Array(0), values: new Float64Array(0) };

/** The documents that contain a term. */
export type ListOf = (term: string) => Matches;

/** Documents that contain every term of the set; counted as often as the rarest of them. */
export function matchTerms(terms: TermSet, listOf: ListOf): Matches {
  const [first, ...others] = terms
    .map(listOf)
    .sort((one, other) => one.numbers.length - other.numbers.length);
  return others.reduce(
    (found, other) => intersect(found, other, (one, more) => Math.min(one, more)),
    first ?? NO_MATCHES,
  );
}

/** Documents that contain one of the alternatives, with the highest of their counts. */
export function matchGroup(group: Group, listOf: ListOf): Matches {
  const [first = NO_MATCHES, ...others] = group.alternatives.map((terms) =>
    matchTerms(terms, listOf),
  );
  return others.reduce(unite, first);
}

type Combine = (one: number, other: number, number: number) => number;

/** `few` must be the shorter list. */
export function intersect(few: Matches, many: Matches, combine: Combine): Matches {
  const numbers = new Uint32Array(few.numbers.length);
  const values = new Float64Array(few.numbers.length);
  let length = 0;
  let place = 0;
  for (let index = 0; index < few.numbers.length; index += 1) {
    const number = few.numbers[index] ?? 0;
    place = seek(many.numbers, place, number);
    if (place >= many.numbers.length) break;
    if (many.numbers[place] !== number) continue;
    numbers[length] = number;
    values[length] = combine(few.values[index] ?? 0, many.values[place] ?? 0, number);
    length += 1;
  }
  return { numbers: numbers.subarray(0, length), values: values.subarray(0, length) };
}

/**
 * The first index from `from` on whose number is not below `wanted`: galloping, then binary search.
 */
function seek(numbers: Uint32Array, from: number, wanted: number): number {
  let step = 1;
  let low = from;
  while (low + step < numbers.length && (numbers[low + step] ?? 0) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, numbers.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function unite(one: Matches, other: Matches): Matches {
  const numbers = new Uint32Array(one.numbers.length + other.numbers.length);
  const values = new Float64Array(numbers.length);
  let [length, left, right] = [0, 0, 0];
  while (left < one.numbers.length || right < other.numbers.length) {
    const a = one.numbers[left] ?? Infinity;
    const b = other.numbers[right] ?? Infinity;
    numbers[length] = Math.min(a, b);
    values[length] = Math.max(
      a <= b ? (one.values[left] ?? 0) : 0,
      b <= a ? (other.values[right] ?? 0) : 0,
    );
    if (a <= b) left += 1;
    if (b <= a) right += 1;
    length += 1;
  }
  return { numbers: numbers.subarray(0, length), values: values.subarray(0, length) };
}

/** The matches that pass the test, in the same order. */
export function filterMatches(matches: Matches, isWanted: (number: number) => boolean): Matches {
  const numbers = new Uint32Array(matches.numbers.length);
  const values = new Float64Array(matches.numbers.length);
  let length = 0;
  for (let index = 0; index < matches.numbers.length; index += 1) {
    const number = matches.numbers[index] ?? 0;
    if (!isWanted(number)) continue;
    numbers[length] = number;
    values[length] = matches.values[index] ?? 0;
    length += 1;
  }
  return { numbers: numbers.subarray(0, length), values: values.subarray(0, length) };
}

/** The index of the number; -1: not there. */
export function placeOf(numbers: Uint32Array, number: number): number {
  const place = seek(numbers, 0, number);
  return numbers[place] === number ? place : -1;
}
