/** The tables of the full-text index, next to others in the same database file. */
import type { Database } from 'better-sqlite3';

/**
 * - `text_posting`: a term's posting list in chunks; `first` is the first document number of a chunk.
 * - `text_document`: a log. A document gets a new number each time it is put; the last row of an id
 *   counts, and one without a length says that it was removed. Numbers are never used twice, so posting
 *   lists only grow at the end, and what is in doubt after a crash was never committed.
 */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS text_posting (
    term TEXT NOT NULL, first INTEGER NOT NULL, postings BLOB NOT NULL, PRIMARY KEY (term, first)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS text_document (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id INTEGER NOT NULL, length INTEGER
  );
`;

/** Creates what is missing; safe to call at every start. */
export function createTextIndexTables(db: Database): void {
  db.exec(SCHEMA);
}
