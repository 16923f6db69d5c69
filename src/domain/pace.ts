/** How fast the whole bot may send: one clock for all processes (GCRA, ITU-T I.371). */
import type { Instant } from './clock.js';

/** The state of the global rate limit. */
export type Pace = {
  /** When the next message may go. */
  readonly freeAt: Instant;
  readonly perSecond: number;
  /** When the rate was last changed. */
  readonly changedAt: Instant;
};

/**
 * Places are reserved seconds ahead: a pace that is free later than this was written before the
 * clock was set back.
 */
const MAX_AHEAD_MS = 10_000;
const SLOWER = 0.7;
const FASTER_A_MINUTE = 1.05;

/** The pace after `count` more messages, and when the first of them may go. */
export function takePlaces(
  pace: Pace,
  count: number,
  now: Instant,
  mostPerSecond: number,
): { readonly pace: Pace; readonly from: Instant } {
  const perSecond = recovered(pace, now, mostPerSecond);
  const isPaused = pace.changedAt > now && pace.perSecond < mostPerSecond;
  const isAhead = !isPaused && pace.freeAt > now + MAX_AHEAD_MS;
  const from = isAhead ? now : Math.max(pace.freeAt, now);
  const freeAt = from + (count * 1000) / perSecond;
  const isChanged = perSecond !== pace.perSecond;
  return { pace: { freeAt, perSecond, changedAt: isChanged ? now : pace.changedAt }, from };
}

/** Nothing before `until`, and 70 % of the rate from then on; calls refused together count once. */
export function slowDown(pace: Pace, until: Instant, now: Instant, mostPerSecond: number): Pace {
  const freeAt = Math.max(pace.freeAt, until);
  if (pace.changedAt > now) return { ...pace, freeAt };
  const perSecond = Math.max(1, recovered(pace, now, mostPerSecond) * SLOWER);
  return { freeAt, perSecond, changedAt: Math.max(now, until) };
}

/** Speeds up by 5 % for every full minute since the last change. */
function recovered(pace: Pace, now: Instant, mostPerSecond: number): number {
  const minutes = Math.max(0, Math.floor((now - pace.changedAt) / 60_000));
  return Math.min(mostPerSecond, pace.perSecond * FASTER_A_MINUTE ** minutes);
}
