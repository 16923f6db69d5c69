/** One process at a time: an exclusive transaction on a file beside the one it guards. */
import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { errorCode } from '../domain/error-text.js';

/** Held until released, or until the process ends. */
export type FileLock = { readonly release: () => void };

/**
 * Takes the lock; `undefined` when another process holds it. The kernel releases it when its
 * process dies for whatever reason. Throws when the folder is missing or cannot be written.
 */
export function takeFileLock(path: string): FileLock | undefined {
  const database = new Database(path, { timeout: 0 });
  chmodSync(path, 0o600);
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (errorCode(error) === 'SQLITE_BUSY') return undefined;
    if (errorCode(error) === 'SQLITE_NOTADB') {
      // A file that is no database cannot be locked, so a new one takes its place.
      rmSync(path);
      return takeFileLock(path);
    }
    throw error;
  }
  return { release: () => void database.close() };
}

/**
 * Whether a process holds the lock, and its number if the system tells it (Linux, proc_locks(5));
 * `undefined`: nobody does.
 */
export function lockHolder(path: string): { readonly pid: number | undefined } | undefined {
  if (!existsSync(path)) return undefined;
  const database = new Database(path, { readonly: true, timeout: 0 });
  try {
    database.prepare('select 1 from sqlite_master').get();
    return undefined;
  } catch (error) {
    return errorCode(error) === 'SQLITE_BUSY' ? { pid: pidOf(path) } : undefined;
  } finally {
    database.close();
  }
}

function pidOf(path: string): number | undefined {
  try {
    const { ino } = statSync(path);
    const lock = new RegExp(`WRITE (\\d+) [0-9a-f]+:[0-9a-f]+:${ino} `);
    const pid = Number(lock.exec(readFileSync('/proc/locks', 'utf8'))?.[1]);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}
