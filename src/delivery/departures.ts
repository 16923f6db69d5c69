/** Keeps messages about as far apart as their places are, even when they are late for them. */
import type { Clock, Instant } from '../domain/clock.js';

/** The messages that leave one process. */
export type Departures = {
  /**
   * Milliseconds until the message with this place may leave; 0: now. `placeMs` is the length of a
   * place.
   */
  leaveIn(place: Instant, placeMs: number): number;
  /** The clock was set back: earlier departures no longer matter. */
  forget(): void;
};

/**
 * How much of the distance between two places is kept once the later one has passed. Late processes
 * together send at most 5 % faster than they should, and each makes up for 50 ms in a second.
 */
const KEPT_DISTANCE = 0.95;
/** A gap between places or a clock that jumped ahead delays nobody for longer than this. */
const MAX_KEPT_MS = 1_000;
/** The resolution of the clock. */
const TICK_MS = 1;

/** Nothing has left yet. */
export function createDepartures(clock: Clock): Departures {
  let last: { readonly place: Instant; readonly at: Instant } | undefined;

  return {
    leaveIn(place, placeMs) {
      const now = clock.now();
      const at = last === undefined ? place : Math.max(place, last.at + distance(last.place));
      if (at - now >= TICK_MS) return at - now;
      last = { place: Math.max(place, last?.place ?? place), at: Math.max(at, now) };
      return 0;

      function distance(from: Instant): number {
        // A message that was overtaken by a later place still takes the length of its own.
        return KEPT_DISTANCE * Math.max(Math.min(place - from, MAX_KEPT_MS), placeMs);
      }
    },

    forget() {
      last = undefined;
    },
  };
}
