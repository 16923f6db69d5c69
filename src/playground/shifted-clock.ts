/** The time of the playground: the real time, moved ahead by hand to see what happens tomorrow. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Signal } from './signal.js';

/** Any further nothing new could be seen, and dates would stop being valid. */
const MAX_SHIFT_MS = 20 * 365 * 86_400_000;

/** A clock that can be moved ahead, and stays so after a restart. */
export class ShiftedClock {
  readonly changes = new Signal<undefined>();
  #shiftMs: number;

  /**
   * Restores the shift saved in `path`; otherwise everything planned by it would be days in the
   * future.
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

  /** How far it is ahead of the real time, in milliseconds. */
  get shiftMs(): number {
    return this.#shiftMs;
  }

  /** Moves ahead and saves that; `false`: too far, or backwards. */
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
    // Never moved, or an unreadable file: the real time is always a good answer.
    return 0;
  }
}
