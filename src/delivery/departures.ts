/** Keeps messages about as far apart as their places are, also when they come too late for them. */
import type { Clock, Instant } from '../domain/clock.js';

/** The messages that leave one process. */
export type Departures = {
  /** Milliseconds until the message that has this place may leave; 0: it leaves now. `placeMs` is how long a place lasts. */
  leaveIn(place: Instant, placeMs: number): number;
  /** The clock went back: what left before it says nothing any more. */
  forget(): void;
};

/**
 * How much of the distance between two places is kept when the later one has passed. Processes that are
 * late together send at most 5 % faster than they should, and each makes up for 50 ms in a second.
 */
const KEPT_DISTANCE = 0.95;
/** A pause of the places, or a clock that jumped ahead, holds nobody up for longer. */
const MAX_KEPT_MS = 1_000;
/** The clock is no finer. */
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
        // Overtaken by a later place, it still takes the length of its own.
        return KEPT_DISTANCE * Math.max(Math.min(place - from, MAX_KEPT_MS), placeMs);
      }
    },

    forget() {
      last = undefined;
    },
  };
}
