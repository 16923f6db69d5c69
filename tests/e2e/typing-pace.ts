/** How fast somebody types who is not taken for a flood. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Turns at typing. */
export type TypingPace = {
  /** Resolves when one more message may be typed. */
  turn(): Promise<void>;
};

/** A little slower than the bot lets one person ask (src/bot/router.ts), as a location counts too. */
const BURST = 4;
const PER_SECOND = 0.9;

/** A pace that starts with a full burst; messages of all people of a program count together. */
export function createTypingPace(): TypingPace {
  const between = 1_000 / PER_SECOND;
  let rested = -Infinity;
  return {
    async turn() {
      const now = performance.now();
      rested = Math.max(rested, now - BURST * between) + between;
      if (rested > now) await sleep(rested - now);
    },
  };
}
