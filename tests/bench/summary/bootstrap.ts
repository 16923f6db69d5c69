/** Bootstrap intervals with a fixed seed. */

export type Interval = { readonly mean: number; readonly low: number; readonly high: number };

const ROUNDS = 2000;

/** The mean and its 95 % percentile interval (Efron, 1979). */
export function bootstrapMean(values: readonly number[]): Interval {
  const next = createRandom(42);
  const means = Array.from({ length: ROUNDS }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw += 1)
      sum += values[Math.floor(next() * values.length)] ?? 0;
    return sum / values.length;
  }).sort((a, b) => a - b);
  return {
    mean: meanOf(values),
    low: means[Math.floor(ROUNDS * 0.025)] ?? 0,
    high: means[Math.floor(ROUNDS * 0.975)] ?? 0,
  };
}

/** 0 where there is none. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** Mulberry32: the same numbers in 0–1 for the same seed. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
