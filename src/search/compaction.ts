/** Removes postings of replaced and deleted documents. */
import type { Database } from 'better-sqlite3';
import {
  createPostingBuffer,
  MAX_POSTING_BYTES,
  readPostings,
  writePosting,
} from './posting-codec.js';

/** Makes the index as small as if it had been rebuilt. */
export type Compaction = {
  /** Whether more than half of the log belongs to documents that no longer exist. */
  isDue(): boolean;
  /** Some five seconds of work for 14,000 documents; one step of the caller's transaction. */
  run(): void;
};

/** Compacting a small index is never worth the effort. */
const MIN_GONE = 1000;
const ROWS_AT_ONCE = 5000;

type Row = { term: string; first: number; postings: Uint8Array };

/** Prepares its statements on an index open for writing. */
export function createCompaction(db: Database): Compaction {
  const count = db.prepare<[], { rows: number; ids: number }>(
    'SELECT count(*) AS rows, count(DISTINCT id) AS ids FROM text_document',
  );
  const deleteReplaced = db.prepare(
    'DELETE FROM text_document WHERE number NOT IN (SELECT max(number) FROM text_document GROUP BY id)',
  );
  const deleteRemoved = db.prepare('DELETE FROM text_document WHERE length IS NULL');
  const alive = db.prepare<[], [number]>('SELECT number FROM text_document').raw();
  const page = db.prepare<[string, number], Row>(
    `SELECT term, first, postings FROM text_posting WHERE (term, first) > (?, ?)
     ORDER BY term, first LIMIT ${ROWS_AT_ONCE}`,
  );
  const update = db.prepare('UPDATE text_posting SET postings = ? WHERE term = ? AND first = ?');
  const remove = db.prepare('DELETE FROM text_posting WHERE term = ? AND first = ?');
  const buffer = createPostingBuffer();

  /** The chunk without dead postings; it still begins at `first`, which is its key. */
  function rewrite({ first, postings }: Row, isAlive: ReadonlySet<number>): Uint8Array | undefined {
    buffer.length = 0;
    readPostings(postings, first, buffer);
    const bytes = new Uint8Array(buffer.length * MAX_POSTING_BYTES);
    let [last, length, kept] = [first, 0, 0];
    for (let index = 0; index < buffer.length; index += 1) {
      const number = buffer.numbers[index] ?? 0;
      if (!isAlive.has(number)) continue;
      length = writePosting(bytes, length, number - last, buffer.counts[index] ?? 0);
      last = number;
      kept += 1;
    }
    return kept === buffer.length ? undefined : bytes.subarray(0, length);
  }

  return {
    isDue() {
      const { rows, ids } = count.get() ?? { rows: 0, ids: 0 };
      return rows - ids > Math.max(MIN_GONE, ids);
    },
    run() {
      deleteReplaced.run();
      deleteRemoved.run();
      const isAlive = new Set(alive.all().map(([number]) => number));
      let rows = page.all('', -1);
      while (rows.length > 0) {
        for (const row of rows) {
          const rewritten = rewrite(row, isAlive);
          if (rewritten === undefined) continue;
          if (rewritten.length === 0) remove.run(row.term, row.first);
          else update.run(rewritten, row.term, row.first);
        }
        const last = rows.at(-1);
        rows = last === undefined ? [] : page.all(last.term, last.first);
      }
    },
  };
}
