/**
 * A cache of summaries on disk: each is made once for one text and one version of the summariser.
 */
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Log } from '../domain/log.js';
import { createRecentCache } from '../domain/recent-cache.js';
import { openDerived } from './derived-database.js';

/** Sentences by what they were made from. */
export type SummaryCache = {
  /** `undefined`: never made, or lost. */
  get(key: string): readonly string[] | undefined;
  /** Never throws: what cannot be saved is made again, and the log says so once. */
  set(key: string, sentences: readonly string[]): void;
  close(): void;
};

const MAX_IN_MEMORY = 5_000;
/** An archive of 50,000 articles in three lengths; beyond that the cache starts over. */
const MAX_ON_DISK = 200_000;

/**
 * Opens the cache of a data folder. Keys begin with the text's hash, so a changed article has
 * another key. It may be lost at any time: a full disk costs time, never an answer. Throws when the
 * folder cannot be written.
 */
export function openSummaryCache({
  dataFolder,
  version,
  log,
}: {
  readonly dataFolder: string;
  readonly version: string;
  readonly log: Log;
}): SummaryCache {
  const recent = createRecentCache<readonly string[]>(MAX_IN_MEMORY);
  const file = join(dataFolder, 'summaries.db');
  const database = openDatabase(file);
  let isFaultSaid = false;
  const count = database.prepare<[], { count: number }>('SELECT count(*) AS count FROM summary');
  if ((count.get()?.count ?? 0) > MAX_ON_DISK) database.exec('DELETE FROM summary');
  const select = database.prepare<[string], { sentences: string }>(
    'SELECT sentences FROM summary WHERE key = ?',
  );
  const insert = database.prepare('INSERT OR REPLACE INTO summary (key, sentences) VALUES (?, ?)');

  return {
    get(key) {
      const full = `${version} ${key}`;
      const known = recent.get(full);
      if (known !== undefined) return known;
      const row = select.get(full);
      if (row === undefined) return undefined;
      const sentences = readSentences(row.sentences);
      if (sentences === undefined) return undefined;
      recent.set(full, sentences);
      return sentences;
    },
    set(key, sentences) {
      const full = `${version} ${key}`;
      recent.set(full, sentences);
      try {
        insert.run(full, JSON.stringify(sentences));
      } catch (error) {
        if (isFaultSaid) return;
        isFaultSaid = true;
        log.warn({ err: error, file }, 'Cannot save summaries; they are made again when needed');
      }
    },
    close: () => void database.close(),
  };
}

function readSentences(json: string): readonly string[] | undefined {
  const read: unknown = JSON.parse(json);
  const isText = (one: unknown) => typeof one === 'string';
  return Array.isArray(read) && read.every(isText) ? read : undefined;
}

function openDatabase(path: string): Database.Database {
  return openDerived(path, (database) => {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = OFF');
    database.pragma('busy_timeout = 1000');
    database.exec(
      'CREATE TABLE IF NOT EXISTS summary (key TEXT PRIMARY KEY, sentences TEXT NOT NULL) WITHOUT ROWID',
    );
  });
}
