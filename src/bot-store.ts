/** The store of a running bot: opened, and on SQLite locked against a second bot. */
import type { Config } from './config/config.js';
import type { Clock } from './domain/clock.js';
import { errorMessage } from './domain/error-text.js';
import type { Log } from './domain/log.js';
import { openStore, type Store } from './storage/open-store.js';
import { storeHolder, takeStoreLock } from './storage/store-lock.js';

/** What opening a store needs. */
export type BotStoreParts = {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
};

/** A store that shows others that a bot is using it; `stay` must be called from time to time. */
export type BotStore = Store & { stay(): Promise<void> };

const MOVED =
  'The store was away, and now migrate-store or schema is working on it: whatever this bot writes meanwhile is lost. Stop it';

/**
 * Opens the configured store and releases what an earlier process still held. `fault` is one
 * sentence.
 */
export async function openBotStore({
  config: { STORE_URL, DATA_DIR, KEYV_URL: keyvUrl },
  log,
  clock,
}: BotStoreParts): Promise<BotStore | { readonly fault: string }> {
  let release: () => void = () => undefined;
  try {
    const lock = takeStoreLock(STORE_URL, DATA_DIR);
    if (lock === undefined) {
      const holder = storeHolder(STORE_URL, DATA_DIR) ?? 'another process';
      return {
        fault: `Cannot run on the store in "${DATA_DIR}": another paperboy is running on it (${holder}); stop it first, or set another DATA_DIR`,
      };
    }
    release = lock.release;
    const store = await openStore(STORE_URL, DATA_DIR, { keyvUrl, log, clock });
    // Whoever held chats and updates has ended and does not come back.
    if (!store.isShared) {
      await store.outbox.releaseAll();
      await store.inbox.letGoAll();
    }
    const attendance = await store.attend('bot');
    if (attendance === undefined) {
      await store.close();
      return {
        fault:
          'Cannot run on the database of STORE_URL: migrate-store or schema is working on it; start again when it is done',
      };
    }
    return {
      ...store,
      async stay() {
        if (!(await attendance.keep())) log.error({}, MOVED);
      },
      async close() {
        await attendance.end();
        await store.close();
        lock.release();
      },
    };
  } catch (error) {
    release();
    return { fault: errorMessage(error) };
  }
}
