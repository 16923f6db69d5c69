/** Time that is moved by hand, with waits that end by it and a clock that shows it. */
import type { Clock } from '../../src/domain/clock.js';

export type FakeTime = Clock & {
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Milliseconds go by one after another; whoever waits goes on in its turn. */
  passes(ms: number): Promise<void>;
  /** The process does nothing for so long: every wait that ended meanwhile ends at once. */
  standsStill(ms: number): Promise<void>;
  /** Somebody sets the clock; waits last as long as before. */
  isSet(byMs: number): void;
};

export function createFakeTime(start: number): FakeTime {
  let [elapsed, offset] = [0, start];
  const waits = new Set<{ readonly until: number; readonly end: () => void }>();

  async function moveOn(ms: number): Promise<void> {
    elapsed += ms;
    const ended = [...waits].filter(({ until }) => until <= elapsed);
    for (const { end } of ended.sort((one, other) => one.until - other.until)) end();
    await new Promise(setImmediate);
  }

  return {
    now: () => offset + elapsed,
    wait: (ms, signal) =>
      new Promise((resolve) => {
        const waiting = { until: elapsed + Math.max(1, Math.floor(ms)), end };
        function end(): void {
          waits.delete(waiting);
          signal?.removeEventListener('abort', end);
          resolve();
        }
        waits.add(waiting);
        signal?.addEventListener('abort', end);
        if (signal?.aborted === true) end();
      }),
    async passes(ms) {
      for (let passed = 0; passed < ms; passed += 1) await moveOn(1);
    },
    standsStill: moveOn,
    isSet(byMs) {
      offset += byMs;
    },
  };
}
