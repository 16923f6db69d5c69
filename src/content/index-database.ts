/**
 * The index on disk: everything derived from the articles. It can be deleted and rebuilt at any
 * time.
 */
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createTextIndexTables } from '../search/posting-tables.js';
import { deleteDerived, derivedBytes, openDerived } from './derived-database.js';

/** A connection to the index. */
export type IndexDatabase = Database.Database;

const FILE_NAME = 'index.db';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS file (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('article', 'junk', 'problem'))
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS finding (
    path TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, message TEXT NOT NULL, line INTEGER
  );
  CREATE INDEX IF NOT EXISTS finding_path ON finding (path);
  CREATE TABLE IF NOT EXISTS article (
    row_id INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, path TEXT NOT NULL UNIQUE, story INTEGER NOT NULL,
    title TEXT NOT NULL, published_at INTEGER, day TEXT, has_time INTEGER NOT NULL,
    updated_at INTEGER, author TEXT, category TEXT, content_hash TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS article_story ON article (story);
  CREATE INDEX IF NOT EXISTS article_author ON article (author);
  CREATE INDEX IF NOT EXISTS article_category ON article (category);
  CREATE TABLE IF NOT EXISTS story (
    row_id INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, newest INTEGER, version_count INTEGER NOT NULL DEFAULT 0,
    day TEXT, month_day TEXT, sort_at INTEGER NOT NULL DEFAULT 0, indexed_hash TEXT, dirty INTEGER NOT NULL DEFAULT 1
  );
  CREATE INDEX IF NOT EXISTS story_sort ON story (sort_at DESC, row_id DESC);
  CREATE INDEX IF NOT EXISTS story_day ON story (day);
  CREATE INDEX IF NOT EXISTS story_month_day ON story (month_day, sort_at DESC);
  CREATE INDEX IF NOT EXISTS story_dirty ON story (row_id) WHERE dirty = 1;
  CREATE TABLE IF NOT EXISTS tag (
    row_id INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE, key TEXT NOT NULL,
    main INTEGER NOT NULL, stories INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS tag_key ON tag (key);
  CREATE INDEX IF NOT EXISTS tag_main ON tag (main);
  CREATE INDEX IF NOT EXISTS tag_stories ON tag (stories DESC);
  CREATE TABLE IF NOT EXISTS article_tag (
    article INTEGER NOT NULL, tag INTEGER NOT NULL, PRIMARY KEY (article, tag)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS story_tag (
    tag INTEGER NOT NULL, story INTEGER NOT NULL, PRIMARY KEY (tag, story)
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS story_tag_story ON story_tag (story);
  CREATE TABLE IF NOT EXISTS signature (article INTEGER PRIMARY KEY, signature BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS story_key (
    key INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (key, article)
  ) WITHOUT ROWID;
`;

/**
 * Opens the index for writing and creates what is missing. An index made by other rules (`version`)
 * is emptied, and the next sync rebuilds it. Throws when the folder cannot be written.
 */
export function openIndexForWriting(dataFolder: string, version: string): IndexDatabase {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const database = openWritable(join(dataFolder, FILE_NAME));
  const known = database
    .prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'version'")
    .get();
  if (known?.value === version) return database;
  database.close();
  deleteIndex(dataFolder);
  const fresh = openWritable(join(dataFolder, FILE_NAME));
  fresh.prepare("INSERT OR REPLACE INTO meta VALUES ('version', ?)").run(version);
  return fresh;
}

/** Opens the index for reading alongside a writer. Throws when there is none. */
export function openIndexForReading(dataFolder: string): IndexDatabase {
  const database = new Database(join(dataFolder, FILE_NAME), {
    readonly: true,
    fileMustExist: true,
  });
  database.pragma('busy_timeout = 5000');
  database.pragma('cache_size = -12000');
  database.pragma('mmap_size = 0');
  return database;
}

/**
 * Identifies the index file, to notice when another has replaced it; `undefined`: there is none.
 */
export function indexFileId(dataFolder: string): number | undefined {
  return statSync(join(dataFolder, FILE_NAME), { throwIfNoEntry: false })?.ino;
}

/** The size of the index on disk. */
export function indexBytes(dataFolder: string): number {
  return derivedBytes(join(dataFolder, FILE_NAME));
}

/** Deletes the index files; missing ones are fine. */
export function deleteIndex(dataFolder: string): void {
  deleteDerived(join(dataFolder, FILE_NAME));
}

function openWritable(path: string): IndexDatabase {
  return openDerived(path, (database) => {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = NORMAL');
    database.pragma('busy_timeout = 5000');
    database.pragma('cache_size = -16000');
    database.exec(SCHEMA);
    createTextIndexTables(database);
  });
}
