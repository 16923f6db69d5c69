/** The scratch store on top of Keyv: a Keyv that is down costs comfort, never an answer. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Keyv } from 'keyv';
import { errorMessage } from '../domain/error-text.js';
import type { Log } from '../domain/log.js';
import type { ScratchStore } from '../domain/scratch-store.js';
import { isStoreAway } from '../domain/store-away.js';

/** A server that hangs must not delay readers for longer than this. */
const PATIENCE_MS = 1_000;
/** While it is down, one call in this interval tries again; the others do without. */
const RETRY_MS = 1_000;

/** Logs once that it is down and once that it is back. */
export function createScratchStore(keyv: Keyv, log: Log | undefined): ScratchStore {
  let isDown = false;
  let isSaid = false;
  let mayTry = true;

  return {
    load: (key) => attempt<unknown>(() => keyv.get<unknown>(key), undefined),
    save: (key, value, keptMs) => attempt(() => keyv.set(key, value, keptMs), false),
    async remove(key) {
      await attempt(() => keyv.delete(key), false);
    },
  };

  async function attempt<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
    if (!mayTry) return otherwise;
    // Of the calls made while it is down, only one finds out whether it still is.
    if (isDown) pauseTrying();
    try {
      const result = await withPatience(work());
      if (isSaid) log?.info({}, 'Keyv can be reached again');
      [isDown, isSaid, mayTry] = [false, false, true];
      return result;
    } catch (error) {
      // The store itself logs that it is away.
      if (!isDown && !isStoreAway(error)) {
        isSaid = true;
        const reason = errorMessage(error);
        log?.warn({ reason }, 'Cannot reach Keyv; old buttons may do nothing until it is back');
      }
      isDown = true;
      pauseTrying();
      return otherwise;
    }
  }

  function pauseTrying(): void {
    mayTry = false;
    setTimeout(() => (mayTry = true), RETRY_MS).unref();
  }
}

async function withPatience<T>(work: Promise<T>): Promise<T> {
  const patience = new AbortController();
  const tooLong = sleep(PATIENCE_MS, undefined, { ref: false, signal: patience.signal }).then(
    () => {
      throw new Error(`no answer within ${PATIENCE_MS} ms`);
    },
  );
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    patience.abort();
    tooLong.catch(() => undefined);
  }
}
