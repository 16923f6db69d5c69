/**
 * A store that is out of reach or read-only for a while: its watch logs that once, and nobody else
 * does.
 */
import type { Clock, Instant } from './clock.js';

/**
 * The store is away; `cause` is the database's error. Already logged, so callers need not log it
 * again.
 */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}

/** Whether the only reason for a failure is that the store is away. */
export function isStoreAway(error: unknown): boolean {
  return error instanceof StoreAway;
}

/** How long to wait for a store to come back. */
export type Patience = {
  readonly clock: Clock;
  /** Resolves after this many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** No new attempt begins after this. */
  readonly until: Instant;
  /** Aborted: nobody can wait any longer. */
  readonly closing?: AbortSignal | undefined;
};

/** An attempt is cheap, and callers should notice at once that the store is back. */
const RETRY_MS = 500;

/** Repeats the work while the store is away; rejects with `StoreAway` when patience runs out. */
export async function whileAway<T>(
  work: () => Promise<T>,
  { clock, wait, until, closing }: Patience,
): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isStoreAway(error) || closing?.aborted === true || clock.now() + RETRY_MS >= until)
        throw error;
    }
    await wait(RETRY_MS);
  }
}
