/** Who may run the bot on a store: one process on a SQLite file, any number on a server. */
import { storeFile } from './open-database.js';
import { type FileLock, lockHolder, takeFileLock } from './file-lock.js';

/**
 * Takes the store of a `STORE_URL` for a bot; `undefined`: another process is running it. A store
 * on a server is never locked, and verbs that only read or add something need no lock. Throws when
 * the lock file cannot be written.
 */
export function takeStoreLock(url: string, dataFolder: string): FileLock | undefined {
  const file = storeFile(url, dataFolder);
  if (file === undefined) return { release: () => undefined };
  return takeFileLock(`${file}.lock`);
}

/**
 * Who is running the bot on the store, such as `process 4711`; `undefined`: nobody, or it is on a
 * server, where any number may.
 */
export function storeHolder(url: string, dataFolder: string): string | undefined {
  const file = storeFile(url, dataFolder);
  const holder = file === undefined ? undefined : lockHolder(`${file}.lock`);
  if (holder === undefined) return undefined;
  return holder.pid === undefined ? 'another process' : `process ${holder.pid}`;
}
