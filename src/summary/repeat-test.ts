/** Tells whether a sentence merely repeats a headline. */
import { textKey } from './text-key.js';

/** Longer texts are not headings and need no such test. */
const MAX_HEADING_CHARS = 80;

/** Recognises sentences with the same characters as a heading and hardly any others. */
export function createRepeatTest(headings: readonly string[]): (text: string) => boolean {
  const keys = headings
    .map(textKey)
    .filter((key) => key.length > 3 && key.length < MAX_HEADING_CHARS);
  const pairs = keys.map((key) => ({ key, pairs: pairsOf(key) }));
  return (text) => {
    const own = textKey(text);
    if (own.length > MAX_HEADING_CHARS * 1.4) return false;
    const ownPairs = pairsOf(own);
    return pairs.some(
      ({ key, pairs: other }) =>
        key === own ||
        (isNearLength(key, own) &&
          shared(other, ownPairs) >= 0.8 * Math.min(other.size, ownPairs.size)),
    );
  };
}

function isNearLength(a: string, b: string): boolean {
  return Math.max(a.length, b.length) <= 1.4 * Math.min(a.length, b.length);
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const pair of a) if (b.has(pair)) count += 1;
  return count;
}

function pairsOf(key: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < key.length; at += 1) pairs.add(key.slice(at, at + 2));
  return pairs;
}
