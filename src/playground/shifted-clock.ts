/** The time of the playground: the real one, moved ahead by hand to see what comes tomorrow. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Signal } from './signal.js';

/** Further ahead nothing new can be seen, and dates stop being dates. */
const MAX_SHIFT_MS = 20 * 365 * 86_400_000;

/** A clock that can be moved, and stays so after a restart. */
export class ShiftedClock {
  readonly changes = new Signal<undefined>();
  #shiftMs: number;

  /**
   * Goes on with the shift that `path` holds, as what was planned by it would otherwise lie in the
   * future for days.
   */
  constructor(
    private readonly path: string,
    private readonly realNow: () => number,
  ) {
    this.#shiftMs = readShift(path);
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.realNow() + this.#shiftMs;
  }

  /** How far ahead of the real time it is, in milliseconds. */
  get shiftMs(): number {
    return this.#shiftMs;
  }

  /** Moves ahead and remembers it; `false`: not that far, and never back. */
  advance(ms: number): boolean {
    const shift = this.#shiftMs + ms;
    if (!Number.isFinite(ms) || ms < 0 || shift > MAX_SHIFT_MS) return false;
    this.#shiftMs = Math.round(shift);
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.new`, `${this.#shiftMs}\n`);
    renameSync(`${this.path}.new`, this.path);
    this.changes.emit(undefined);
    return true;
  }
}

function readShift(path: string): number {
  try {
    const shift = Number(readFileSync(path, 'utf8').trim());
    return shift >= 0 && shift <= MAX_SHIFT_MS ? shift : 0;
  } catch {
    // Never moved, or a file that nobody can read: the real time is always a good answer.
    return 0;
  }
}
