/** Finds a shorter query for one that finds nothing. */
import { replaceWords } from './match-places.js';
import type { Group } from './query-plan.js';

/** How much is found. */
export type RelaxSources = {
  readonly count: (group: Group) => number;
  readonly countTogether: (groups: readonly Group[]) => number;
};

const EMPTY_QUOTES = /["“「『]\s*["”」』]/gu;

/** The text without its rarest word; `undefined`: that finds nothing either. */
export function relaxQuery(
  text: string,
  groups: readonly Group[],
  { count, countTogether }: RelaxSources,
): string | undefined {
  const [rarest, ...others] = [...groups].sort((one, other) => count(one) - count(other));
  if (rarest === undefined || others.length === 0 || countTogether(others) === 0) return undefined;
  const without = replaceWords(text, new Map([[rarest.text, ' ']]));
  return without.replace(EMPTY_QUOTES, ' ').replace(/\s+/gu, ' ').trim();
}
