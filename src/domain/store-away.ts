/** A store that cannot be reached or written for a while: whoever watches it says so once, nobody else. */
import type { Clock, Instant } from './clock.js';

/** The store is away; `cause` is what the database said. It says so itself, once, and when it is back. */
export class StoreAway extends Error {
  override readonly name = 'StoreAway';
}

/** Whether a piece of work failed only because the store is away. */
export function isStoreAway(error: unknown): boolean {
  return error instanceof StoreAway;
}

/** How long work waits for a store to come back. */
export type Patience = {
  readonly clock: Clock;
  /** Resolves after so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
  /** No new try begins from then on. */
  readonly until: Instant;
  /** Aborted: nobody has the time any more. */
  readonly closing?: AbortSignal | undefined;
};

/** A try is cheap, and whoever waits should notice at once that the store is back. */
const RETRY_MS = 500;

/** Does the work again and again while the store is away; rejects with `StoreAway` when patience ends. */
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
