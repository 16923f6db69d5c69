/** Chance that is the same in every run. */

export type Random = {
  /** 0 ≤ x < `limit`, whole. */
  below(limit: number): number;
  /** Throws when there is none. */
  pick<T>(from: readonly T[]): T;
  /** Up to `count` different ones. */
  sample<T>(from: readonly T[], count: number): T[];
};

/** Mulberry32, a public-domain generator by Tommy Ettinger. */
export function createRandom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: (from) => {
      const picked = from[below(from.length)];
      if (picked === undefined) throw new Error('Cannot pick from an empty list');
      return picked;
    },
    sample: (from, count) => {
      const rest = [...from];
      return Array.from({ length: Math.min(count, rest.length) }, () =>
        rest.splice(below(rest.length), 1),
      ).flat();
    },
  };
}
