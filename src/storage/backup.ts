/** Makes a complete copy of a SQLite store while a bot is using it, and restores one. */
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { errorCode, errorMessage } from '../domain/error-text.js';
import { storeFile } from './open-database.js';
import { takeStoreLock } from './store-lock.js';
import { absence } from './store-place.js';

/** The result of a backup; `fault` is one sentence for a person. */
export type BackupOutcome = { readonly file: string } | { readonly fault: string };

/**
 * The result of a restore. `kept`: where the previous store is now; `undefined`: there was none.
 */
export type RestoreOutcome = { readonly kept: string | undefined } | { readonly fault: string };

/** Copies the store to a file that only its owner can read; never overwrites an existing file. */
export async function backUpStore(
  url: string,
  dataFolder: string,
  target: string,
): Promise<BackupOutcome> {
  const file = storeFile(url, dataFolder);
  if (file === undefined) return { fault: onServer('back up', 'pg_dump') };
  const cannot = `Cannot back up to "${target}"`;
  const missing = absence(file);
  if (missing !== undefined) return { fault: `${cannot}: the store "${file}" ${missing}` };
  if (existsSync(target)) return { fault: `${cannot}: it already exists; name another file` };
  try {
    await copyDatabase(file, target);
    return { file: target };
  } catch (error) {
    return { fault: `${cannot}: ${errorMessage(error)}` };
  }
}

/**
 * Replaces the store with a backup and keeps the previous store beside it; `stamp` is part of its
 * name.
 */
export async function restoreStore({
  url,
  dataFolder,
  source,
  stamp,
}: {
  readonly url: string;
  readonly dataFolder: string;
  readonly source: string;
  readonly stamp: string;
}): Promise<RestoreOutcome> {
  const file = storeFile(url, dataFolder);
  if (file === undefined) return { fault: onServer('restore', 'pg_restore') };
  const cannot = `Cannot restore "${source}"`;
  const fault = backupFault(source);
  if (fault !== undefined) return { fault: `${cannot}: ${fault}` };
  if (resolve(source) === resolve(file)) return { fault: `${cannot}: it is the store itself` };
  try {
    const lock = takeStoreLock(url, dataFolder);
    if (lock === undefined)
      return { fault: `${cannot}: a bot is running on the store; stop it first` };
    try {
      return { kept: await replace(file, source, stamp) };
    } finally {
      lock.release();
    }
  } catch (error) {
    return { fault: `${cannot}: ${errorMessage(error)}` };
  }
}

async function replace(file: string, source: string, stamp: string): Promise<string | undefined> {
  const fresh = `${file}.restoring`;
  rmSync(fresh, { force: true });
  await copyDatabase(source, fresh);
  const kept = existsSync(file) ? `${file}.before-${stamp}` : undefined;
  if (kept !== undefined) {
    // Merges the old store's log into its file first: otherwise it would be taken for the new
    // store's log.
    emptyLog(file);
    secondName(file, kept);
  }
  for (const end of ['-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  renameSync(fresh, file);
  return kept;
}

/**
 * The file keeps its first name until the new one replaces it. If it were only renamed, a restore
 * killed in between would leave no store, and the next start would create an empty one.
 */
function secondName(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error;
    // This file system has no hard links.
    copyFileSync(file, name);
    chmodSync(name, 0o600);
  }
}

function emptyLog(file: string): void {
  try {
    const old = new Database(file);
    try {
      old.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      old.close();
    }
  } catch {
    // Too damaged to be opened: it is kept as it is.
  }
}

/** The copy appears under its name only when it is complete. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const part = `${to}.${randomUUID()}.part`;
  const database = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await database.backup(part);
    chmodSync(part, 0o600);
    const fault = backupFault(part);
    if (fault !== undefined) throw new Error(fault);
    renameSync(part, to);
  } finally {
    database.close();
    for (const end of ['', '-wal', '-shm']) rmSync(`${part}${end}`, { force: true });
  }
}

/** Why a file is not a complete store; `undefined`: it is one. */
function backupFault(path: string): string | undefined {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) return 'there is no such file';
  // Reading from a pipe would never end.
  if (!status.isFile()) return 'it is not a file';
  try {
    const database = new Database(path, { readonly: true });
    try {
      if (database.pragma('integrity_check', { simple: true }) !== 'ok') return 'it is damaged';
      const table = database
        .prepare("select 1 from sqlite_master where name = 'kysely_migration'")
        .get();
      return table === undefined ? 'it is not a paperboy store' : undefined;
    } finally {
      database.close();
    }
  } catch (error) {
    return `it is not a paperboy store (${errorMessage(error)})`;
  }
}

function onServer(what: string, tool: string): string {
  return `Cannot ${what} a store that is not a file: for PostgreSQL use ${tool}, as the README says`;
}
