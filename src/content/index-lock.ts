/** One process at a time writes the index. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { errorCode } from '../domain/error-text.js';

/** Held until released, or until the process ends. */
export type IndexLock = { release(): void };

/**
 * Takes the lock of a data folder; `undefined` when another process holds it. The kernel frees it
 * when its process dies, however it dies. Throws when the folder is missing or cannot be written.
 */
export function takeIndexLock(dataFolder: string): IndexLock | undefined {
  const path = join(dataFolder, 'index.lock');
  const database = new Database(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (errorCode(error) === 'SQLITE_BUSY') return undefined;
    if (errorCode(error) === 'SQLITE_NOTADB') {
      // Rubbish locks nothing.
      rmSync(path);
      return takeIndexLock(dataFolder);
    }
    throw error;
  }
  return { release: () => database.close() };
}
