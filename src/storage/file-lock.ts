/** One process at a time: an exclusive transaction on a file beside what it guards. */
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { errorCode } from '../domain/error-text.js';

/** Held until released, or until the process ends. */
export type FileLock = { readonly release: () => void };

/**
 * Takes the lock; `undefined` when another process holds it. The kernel frees it when its process
 * dies, however it dies. Throws when the folder is missing or cannot be written.
 */
export function takeFileLock(path: string): FileLock | undefined {
  const database = new Database(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (errorCode(error) === 'SQLITE_BUSY') return undefined;
    if (errorCode(error) === 'SQLITE_NOTADB') {
      // Rubbish locks nothing.
      rmSync(path);
      return takeFileLock(path);
    }
    throw error;
  }
  return { release: () => void database.close() };
}
