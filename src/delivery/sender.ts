/** Claims chats that are due and delivers to them at the global pace. */
import { setMaxListeners } from 'node:events';
import { backoffMs } from '../domain/backoff.js';
import type { Clock, Instant } from '../domain/clock.js';
import type { Log } from '../domain/log.js';
import type { Claim, Outbox } from '../domain/outbox.js';
import { isStoreAway } from '../domain/store-away.js';
import type { Courier } from './courier.js';
import { createDepartures } from './departures.js';

/** What a sender needs. */
export type SenderParts = {
  readonly outbox: Outbox;
  readonly courier: Courier;
  readonly clock: Clock;
  readonly log: Log;
  readonly ratePerSecond: number;
  /** Identifies this process: only the owner of a claim may release it. */
  readonly owner: string;
  /**
   * How many answers to readers were sent since the last call: they count against the same rate.
   */
  readonly takeReplies: () => number;
  /** Resolves after this many milliseconds, or at once when the signal is aborted. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Sends what is waiting, from `run` to `stop`. */
export type Sender = {
  /** Sends until `stop`. Never rejects. */
  run(): Promise<void>;
  /** Stops claiming and resolves once everything on its way has been answered. */
  stop(): Promise<void>;
};

const LEASE_MS = 60_000;
const IDLE_MS = 250;
/** How soon to notice that the store is back. */
const AWAY_MS = 500;
/** How soon to notice that Telegram is back: while it is down, one call tries at a time. */
const MAX_DOWN_MS = 10_000;
const MAX_IN_FLIGHT = 1_000;
/** With this many claims a second, the quota that a killed process wastes stays below 50 ms. */
const CLAIMS_A_SECOND = 20;
/** While the pace is blocked for longer than this, no chats are held. */
const MAX_HELD_MS = 5_000;

/** A sender that does nothing until `run`. */
export function createSender(parts: SenderParts): Sender {
  const { outbox, courier, clock, log, wait } = parts;
  const closing = new AbortController();
  setMaxListeners(2 * MAX_IN_FLIGHT, closing.signal);
  const inFlight = new Set<Promise<void>>();
  const departures = createDepartures(clock);
  let running: Promise<void> | undefined;
  let failures = 0;
  let isDown = false;
  let downUntil: Instant = 0;
  let lastStepAt: Instant = 0;

  return {
    run: () => (running ??= loop()),
    async stop() {
      closing.abort();
      await running;
      await Promise.all(inFlight);
      await outbox.count(courier.takeCounts()).catch(() => undefined);
    },
  };

  async function loop(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        const restMs = await step();
        if (restMs > 0) await wait(restMs, closing.signal);
      } catch (error) {
        if (isStoreAway(error)) await wait(AWAY_MS, closing.signal);
        else {
          log.error({ err: error }, 'Cannot read the outbox, will try again');
          await wait(backoffMs(++failures), closing.signal);
        }
      }
    }
  }

  /** Returns how long to rest before the next step. */
  async function step(): Promise<number> {
    const now = clock.now();
    if (now < lastStepAt) {
      log.warn({ ms: lastStepAt - now }, 'The clock was set back');
      downUntil = 0;
      departures.forget();
      await outbox.clockWentBack(lastStepAt, now);
    }
    lastStepAt = now;
    if (downUntil > now) return downUntil - now;
    if (inFlight.size >= MAX_IN_FLIGHT) return IDLE_MS;
    const claims = await outbox.claim({
      owner: parts.owner,
      now,
      leaseMs: LEASE_MS,
      // Telegram was down until a moment ago: one call shows whether it is back.
      limit: failures > 0 ? 1 : Math.max(1, Math.round(parts.ratePerSecond / CLAIMS_A_SECOND)),
    });
    if (claims.length === 0) return IDLE_MS;
    const places = claims.length + parts.takeReplies();
    const { from, perSecond } = await outbox.reserve(places, now, parts.ratePerSecond);
    if (from - now > MAX_HELD_MS) {
      for (const claim of claims) await outbox.release(claim, from, claim.attempt);
      downUntil = from;
      return from - now;
    }
    const placeMs = 1_000 / perSecond;
    claims.forEach((claim, index) => start(claim, from + index * placeMs, placeMs));
    if (failures > 0) await Promise.all(inFlight);
    const restMs = from + places * placeMs - clock.now();
    return Math.min(MAX_HELD_MS, Math.max(0, restMs));
  }

  function start(claim: Claim, slot: Instant, placeMs: number): void {
    let failuresBefore: number | undefined;
    const delivery = courier
      .deliver(claim, async () => {
        await departure(slot, placeMs);
        const mayGo = !closing.signal.aborted && downUntil <= clock.now();
        if (mayGo) failuresBefore = failures;
        return mayGo;
      })
      .then((outcome) => {
        // What left before Telegram failed does not show that it is back.
        if (outcome === 'answered' && failuresBefore === failures) noteUp();
        // Calls that were under way together fail once.
        else if (outcome === 'down' && downUntil <= clock.now()) noteDown();
      })
      .finally(() => inFlight.delete(delivery));
    inFlight.add(delivery);
  }

  async function departure(slot: Instant, placeMs: number): Promise<void> {
    for (;;) {
      // Places are never further ahead than this, unless the clock was set back meanwhile.
      const isFar = slot - clock.now() > MAX_HELD_MS;
      const earlyMs = departures.leaveIn(slot, placeMs);
      if (earlyMs === 0 || closing.signal.aborted) return;
      await wait(Math.min(earlyMs, MAX_HELD_MS), closing.signal);
      if (isFar) return;
    }
  }

  function noteUp(): void {
    if (isDown) log.info({}, 'Telegram accepts messages again');
    [isDown, failures] = [false, 0];
  }

  function noteDown(): void {
    if (!isDown) log.warn({}, 'Telegram accepts no messages; deliveries wait');
    isDown = true;
    downUntil = clock.now() + Math.min(MAX_DOWN_MS, backoffMs(++failures));
  }
}
