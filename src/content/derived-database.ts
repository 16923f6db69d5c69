/** A SQLite file that holds nothing of its own: where it is broken it is thrown away and made again. */
import { chmodSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { errorCode } from '../domain/error-text.js';

/** The file itself, and what SQLite keeps beside it (https://sqlite.org/tempfiles.html). */
const SUFFIXES = ['', '-wal', '-shm'];

/**
 * Opens the file for its owner alone and prepares it; a broken one, or one with other tables of the
 * same names, is deleted first. Throws when the file cannot be written.
 */
export function openDerived(
  path: string,
  prepare: (database: Database.Database) => void,
): Database.Database {
  const open = () => {
    const database = new Database(path);
    try {
      chmodSync(path, 0o600);
      prepare(database);
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  };
  try {
    return open();
  } catch (error) {
    // SQLITE_ERROR: tables of the same names that are not ours.
    if (!isDamage(error) && errorCode(error) !== 'SQLITE_ERROR') throw error;
    deleteDerived(path);
    return open();
  }
}

/** Whether an error of a statement means that the file is broken and must be made again. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB)/.test(errorCode(error) ?? '');
}

/** Removes the file and what is beside it; a missing one is fine. */
export function deleteDerived(path: string): void {
  for (const suffix of SUFFIXES) rmSync(path + suffix, { force: true });
}

/** Bytes of the file and what is beside it; 0: there is none. */
export function derivedBytes(path: string): number {
  return SUFFIXES.map((suffix) => statSync(path + suffix, { throwIfNoEntry: false })).reduce(
    (sum, status) => sum + (status?.size ?? 0),
    0,
  );
}
