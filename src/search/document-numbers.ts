/** Which document numbers are alive, which documents they belong to, and how long those are. */
import type { Database } from 'better-sqlite3';

/** The documents of the index by number. */
export type DocumentNumbers = {
  /** Reads what was committed since the last call; `false`, and fast, when that is nothing. */
  refresh(): boolean;
  /** The id of a number, or `GONE` when it was replaced or removed. */
  readonly ids: Float64Array;
  /** The length in tokens of each number's document. */
  readonly lengths: Float32Array;
  /** Documents that are alive. */
  readonly count: number;
  /** The average length in tokens of the documents that are alive; at least 1. */
  readonly averageLength: number;
  numberOf(id: number): number | undefined;
};

/** Not an id. */
export const GONE = -1;

type Row = [number: number, id: number, length: number | null];

/** Reads the log `text_document` from the start, then follows it. */
export function createDocumentNumbers(db: Database): DocumentNumbers {
  const newer = db
    .prepare<[number], Row>(
      'SELECT number, id, length FROM text_document WHERE number > ? ORDER BY number',
    )
    .raw();
  const exists = db.prepare<[number, number], unknown>(
    'SELECT 1 FROM text_document WHERE number = ? AND id = ?',
  );
  let numbers = new Map<number, number>();
  let ids = new Float64Array(0);
  let lengths = new Float32Array(0);
  let tokens = 0;
  let last: { number: number; id: number } = { number: 0, id: 0 };

  function refresh(): boolean {
    // Rows read inside a transaction that was rolled back never existed.
    const isUndone = last.number > 0 && exists.get(last.number, last.id) === undefined;
    if (isUndone) forget();
    const before = last.number;
    for (const [number, id, length] of newer.iterate(last.number)) {
      reserve(number);
      drop(id);
      if (length === null) {
        ids[number] = GONE;
      } else {
        ids[number] = id;
        lengths[number] = length;
        tokens += length;
        numbers.set(id, number);
      }
      last = { number, id };
    }
    return isUndone || last.number !== before;
  }

  function drop(id: number): void {
    const before = numbers.get(id);
    if (before === undefined) return;
    tokens -= lengths[before] ?? 0;
    ids[before] = GONE;
    numbers.delete(id);
  }

  function reserve(number: number): void {
    if (number < ids.length) return;
    const size = Math.max(1024, Math.ceil((number + 1) * 1.25));
    const grownIds = new Float64Array(size).fill(GONE);
    const grownLengths = new Float32Array(size);
    grownIds.set(ids);
    grownLengths.set(lengths);
    ids = grownIds;
    lengths = grownLengths;
  }

  function forget(): void {
    numbers = new Map();
    ids = new Float64Array(0);
    lengths = new Float32Array(0);
    tokens = 0;
    last = { number: 0, id: 0 };
  }

  return {
    refresh,
    numberOf: (id) => numbers.get(id),
    get ids() {
      return ids;
    },
    get lengths() {
      return lengths;
    },
    get count() {
      return numbers.size;
    },
    get averageLength() {
      return Math.max(1, tokens / Math.max(1, numbers.size));
    },
  };
}
