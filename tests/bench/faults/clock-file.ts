/** The wall clock of the bots under test, ahead of or behind the real one. */
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PRELOAD = new URL('shifted-clock.js', import.meta.url).href;

/** A wall clock that other processes can be given. */
export type ShiftedClock = {
  /** What a process must be started with to have this clock. */
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds ahead of the real time, from now on. */
  set(aheadMs: number): void;
  now(): number;
};

/** A clock that is right until it is set. */
export function createShiftedClock(folder: string): ShiftedClock {
  const path = join(folder, 'clock');
  let ahead = 0;
  const set = (aheadMs: number) => {
    ahead = aheadMs;
    // A file that is half written would be read as another time.
    writeFileSync(`${path}.new`, String(aheadMs));
    renameSync(`${path}.new`, path);
  };
  set(0);
  return {
    environment: { NODE_OPTIONS: `--import=${PRELOAD}`, SHIFTED_CLOCK: path },
    set,
    now: () => Date.now() + ahead,
  };
}
