/** What must survive a restart, in one SQLite file of the data folder. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ButtonStore } from '../domain/button-store.js';
import { createButtonStore } from './button-store.js';
import { createKeyv } from './keyv-sqlite.js';

/** Everything that is kept, each in its own space. */
export type Store = {
  readonly buttons: ButtonStore;
  close(): void;
};

/** Throws when the folder is missing or cannot be written. Only its owner can read what it holds. */
export function openStore(dataFolder: string): Store {
  const path = join(dataFolder, 'store.db');
  const database = new Database(path);
  chmodSync(path, 0o600);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.pragma('busy_timeout = 5000');
  return {
    buttons: createButtonStore(createKeyv(database, 'button')),
    close: () => void database.close(),
  };
}
