/** A SQLite file that holds only derived data: if it is damaged, it is thrown away and rebuilt. */
import { chmodSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { errorCode } from '../domain/error-text.js';

/** The file itself, and the ones SQLite keeps beside it (https://sqlite.org/tempfiles.html). */
const SUFFIXES = ['', '-wal', '-shm'];

/**
 * Opens the file, readable by its owner only, and prepares it. A damaged file, or one with foreign
 * tables of the same names, is deleted first. Throws when the file cannot be written.
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
    // SQLITE_ERROR: tables with our names but another shape.
    if (!isDamage(error) && errorCode(error) !== 'SQLITE_ERROR') throw error;
    deleteDerived(path);
    return open();
  }
}

/** Whether a statement's error means that the file is damaged and must be rebuilt. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB)/.test(errorCode(error) ?? '');
}

/** Deletes the file and those beside it; missing ones are fine. */
export function deleteDerived(path: string): void {
  for (const suffix of SUFFIXES) rmSync(path + suffix, { force: true });
}

/** The size in bytes of the file and those beside it; 0: there is none. */
export function derivedBytes(path: string): number {
  return SUFFIXES.map((suffix) => statSync(path + suffix, { throwIfNoEntry: false })).reduce(
    (sum, status) => sum + (status?.size ?? 0),
    0,
  );
}
