/** Writes the full-text index. */
import type { Database } from 'better-sqlite3';
import { createCompaction } from './compaction.js';
import type { TokenizedDocument } from './document-terms.js';
import { createPendingPostings } from './pending-postings.js';
import {
  createPostingBuffer,
  MAX_POSTING_BYTES,
  readPostings,
  writePosting,
} from './posting-codec.js';

/** Puts documents into the index. */
export type TextIndexWriter = {
  /**
   * Replaces the document of this id. Held in memory, some five kilobytes a document, until
   * `flush`.
   */
  put(id: number, document: TokenizedDocument): void;
  /** Does nothing when the id is absent. Written at once, within the caller's transaction. */
  remove(id: number): void;
  /**
   * Writes everything held, within the caller's transaction; if that is rolled back, the documents
   * must be put again. One document takes milliseconds; the more there are at once, the less each
   * of them takes.
   */
  flush(): void;
};

/**
 * SQLite would move longer chunks to an overflow page of their own, half of it empty: an index page
 * keeps at most 1,002 of 4,096 bytes (https://sqlite.org/fileformat2.html#b_tree_pages).
 */
const MAX_CHUNK_BYTES = 900;

/** Only one writer may use a database at a time. */
export function createTextIndexWriter(db: Database): TextIndexWriter {
  const chunks = createChunkWriter(db);
  const insertDocument = db.prepare<[number, number | null]>(
    'INSERT INTO text_document (id, length) VALUES (?, ?)',
  );
  const pending = createPendingPostings();
  const compaction = createCompaction(db);
  let held: { id: number; length: number | null }[] = [];

  return {
    put(id, document) {
      pending.add(document);
      held.push({ id, length: document.length });
    },
    remove(id) {
      for (const document of held) if (document.id === id) document.length = null;
      insertDocument.run(id, null);
    },
    flush() {
      if (held.length === 0) return;
      const numbers = held.map(({ id, length }) =>
        Number(insertDocument.run(id, length).lastInsertRowid),
      );
      held = [];
      chunks.start();
      if (compaction.isDue()) compaction.run();
      pending.drain((term, places, counts) => {
        chunks.append(
          term,
          places.map((place) => numbers[place] ?? 0),
          counts,
        );
      });
    },
  };
}

/** Posting lists grow at the end only: the last chunk is filled up, then new ones follow. */
function createChunkWriter(db: Database) {
  const hasAny = db.prepare('SELECT 1 FROM text_posting LIMIT 1');
  const lastChunk = db.prepare<[string], { first: number; postings: Uint8Array }>(
    'SELECT first, postings FROM text_posting WHERE term = ? ORDER BY first DESC LIMIT 1',
  );
  const save = db.prepare<[string, number, Uint8Array]>(
    'INSERT OR REPLACE INTO text_posting (term, first, postings) VALUES (?, ?, ?)',
  );
  const bytes = new Uint8Array(MAX_CHUNK_BYTES + MAX_POSTING_BYTES);
  const buffer = createPostingBuffer();
  let isEmpty = false;

  /**
   * The chunk to continue: its first and last number and its length in bytes (copied to `bytes`).
   */
  function resume(term: string): { first: number; last: number; length: number } | undefined {
    const chunk = isEmpty ? undefined : lastChunk.get(term);
    if (chunk === undefined || chunk.postings.length >= MAX_CHUNK_BYTES) return undefined;
    bytes.set(chunk.postings);
    buffer.length = 0;
    readPostings(chunk.postings, chunk.first, buffer);
    return {
      first: chunk.first,
      last: buffer.numbers[buffer.length - 1] ?? chunk.first,
      length: chunk.postings.length,
    };
  }

  return {
    start(): void {
      isEmpty = hasAny.get() === undefined;
    },
    append(term: string, numbers: Uint32Array, counts: Uint8Array): void {
      const start = numbers[0] ?? 0;
      let { first, last, length } = resume(term) ?? { first: start, last: start, length: 0 };
      numbers.forEach((number, index) => {
        if (length >= MAX_CHUNK_BYTES) {
          save.run(term, first, bytes.subarray(0, length));
          first = number;
          last = number;
          length = 0;
        }
        length = writePosting(bytes, length, number - last, counts[index] ?? 0);
        last = number;
      });
      save.run(term, first, bytes.subarray(0, length));
    },
  };
}
