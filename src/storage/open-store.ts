/** What must survive a restart, in one SQLite file of the data folder. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ButtonStore } from '../domain/button-store.js';
import { errorMessage } from '../domain/error-text.js';
import { createButtonStore } from './button-store.js';
import { createKeyv } from './keyv-sqlite.js';

/** Everything that is kept, each in its own space. */
export type Store = {
  readonly buttons: ButtonStore;
  close(): void;
};

/** Only its owner can read what it holds. `fault` is one sentence for the person who keeps the folder. */
export function openStore(dataFolder: string): Store | { readonly fault: string } {
  const path = join(dataFolder, 'store.db');
  try {
    const database = new Database(path);
    chmodSync(path, 0o600);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('busy_timeout = 5000');
    return {
      buttons: createButtonStore(createKeyv(database, 'button')),
      close: () => void database.close(),
    };
  } catch (error) {
    const advice = 'restore it from a backup, or move it away to begin a new one';
    return { fault: `Cannot use "${path}": ${errorMessage(error)}; ${advice}` };
  }
}
