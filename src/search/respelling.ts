/** Corrects a plan whose words as typed do not occur in the archive. */
import { intersect, type Matches } from './matching.js';
import type { Group, QueryPlan } from './query-plan.js';
import type { Spelling } from './spelling.js';

/** A plan with words that the archive contains. */
export type Respelled = {
  readonly plan: QueryPlan;
  /** The folded words that were corrected, as typed → as searched. */
  readonly replaced: ReadonlyMap<string, string>;
};

/** What the correction needs. */
export type RespellOptions = {
  readonly spelling: Spelling;
  readonly matchesOf: (group: Group) => Matches;
};

/**
 * If all words together find nothing, a word in this few documents may itself be a typing mistake.
 */
const MAX_DOUBTFUL = 2;

/**
 * Of the words that each may mean, picks the one that occurs together with the other words most
 * often.
 */
export function respell(plan: QueryPlan, { spelling, matchesOf }: RespellOptions): Respelled {
  const replaced = new Map<string, string>();
  let groups = plan.groups;
  const countAll = (all: readonly Group[]): number => countTogether(all.map(matchesOf));
  const doubtful = plan.groups.filter(
    (group) => isOneWord(group) && matchesOf(group).numbers.length <= MAX_DOUBTFUL,
  );
  if (doubtful.length === 0 || countAll(groups) > 0) return { plan, replaced };

  for (const group of doubtful) {
    const isAbsent = matchesOf(group).numbers.length === 0;
    const others = groups.filter((other) => other !== group && matchesOf(other).numbers.length > 0);
    const tries = spelling
      .nearWords(group.text)
      .map((text) => ({ text, alternatives: [[text]] }))
      .map((near) => ({ near, together: countAll([near, ...others]) }));
    const best = tries.reduce(
      (one, other) => (other.together > one.together ? other : one),
      tries[0] ?? NONE,
    );
    if (best === NONE || (best.together === 0 && !isAbsent)) continue;
    groups = groups.map((other) => (other === group ? best.near : other));
    replaced.set(group.text, best.near.text);
  }
  const terms = plan.terms.map((term) => replaced.get(term) ?? term);
  return { plan: { ...plan, groups, terms }, replaced };
}

const NONE = { near: { text: '', alternatives: [] }, together: 0 };

function isOneWord({ text, alternatives }: Group): boolean {
  return alternatives.length === 1 && alternatives[0]?.length === 1 && alternatives[0][0] === text;
}

function countTogether(words: readonly Matches[]): number {
  const [first, ...others] = [...words].sort((a, b) => a.numbers.length - b.numbers.length);
  if (first === undefined) return 0;
  return others.reduce((found, word) => intersect(found, word, () => 0), first).numbers.length;
}
