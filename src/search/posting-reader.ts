/** Reads posting lists and caches recent ones. */
import type { Database } from 'better-sqlite3';
import type { Matches } from './matching.js';
import {
  createPostingBuffer,
  FREQUENCIES,
  readPostings,
  type PostingBuffer,
} from './posting-codec.js';

/** Reads which documents contain a term. */
export type PostingReader = {
  /**
   * Documents that contain the term, including dead ones, and how often. Empty when there are none.
   */
  readonly list: (term: string) => Matches;
  /**
   * The merged lists of all terms with this prefix; a document counts as in the term it has most.
   */
  readonly listOfPrefix: (prefix: string) => Matches;
  /** About how many documents contain the term: fast, and right within a factor of two. */
  roughCount(term: string): number;
  /** The terms from `from` up to but excluding `to`, in order, without their lists of documents. */
  termsBetween(from: string, to: string): { term: string; bytes: number }[];
  /** Makes visible what was committed since. */
  forget(): void;
};

const CACHE_BYTES = 12 * 1024 * 1024;

type Chunk = [first: number, postings: Uint8Array];

/** Prepares its statements on an open index; up to 12 MB of lists stay in memory. */
export function createPostingReader(db: Database): PostingReader {
  const chunksOf = db
    .prepare<[string], Chunk>(
      'SELECT first, postings FROM text_posting WHERE term = ? ORDER BY first',
    )
    .raw();
  const chunksOfPrefix = db
    .prepare<[string, string], Chunk>(
      'SELECT first, postings FROM text_posting WHERE term >= ? AND term < ? ORDER BY first',
    )
    .raw();
  const bytesOf = db
    .prepare<[string], [number | null]>(
      'SELECT sum(length(postings)) FROM text_posting WHERE term = ?',
    )
    .raw();
  const range = db.prepare<[string, string], { term: string; bytes: number }>(
    `SELECT term, sum(length(postings)) AS bytes FROM text_posting
     WHERE term >= ? AND term < ? GROUP BY term ORDER BY term`,
  );
  const buffer = createPostingBuffer();
  const cache = new Map<string, Matches>();
  let cachedBytes = 0;

  function list(term: string): Matches {
    const known = cache.get(term);
    if (known !== undefined) {
      // The first entry of the Map is the least recently used.
      cache.delete(term);
      cache.set(term, known);
      return known;
    }
    buffer.length = 0;
    for (const [first, postings] of chunksOf.all(term)) readPostings(postings, first, buffer);
    return keep(term, copyOf(buffer));
  }

  function keep(term: string, found: Matches): Matches {
    cache.set(term, found);
    cachedBytes += bytesIn(term, found);
    for (const [oldest, oldList] of cache) {
      if (cachedBytes <= CACHE_BYTES) break;
      cache.delete(oldest);
      cachedBytes -= bytesIn(oldest, oldList);
    }
    return found;
  }

  return {
    list,
    listOfPrefix(prefix) {
      buffer.length = 0;
      for (const [first, postings] of chunksOfPrefix.all(prefix, `${prefix}\u{10ffff}`)) {
        readPostings(postings, first, buffer);
      }
      return sortedUnion(buffer);
    },
    roughCount(term) {
      const known = cache.get(term);
      return known === undefined ? (bytesOf.get(term)?.[0] ?? 0) : known.numbers.length;
    },
    termsBetween: (from, to) => range.all(from, to),
    forget() {
      cache.clear();
      cachedBytes = 0;
    },
  };
}

function bytesIn(term: string, list: Matches): number {
  return list.numbers.byteLength + list.values.byteLength + term.length * 2 + 200;
}

function copyOf({ numbers, counts, length }: PostingBuffer): Matches {
  const values = new Uint8Array(length);
  for (let index = 0; index < length; index += 1) {
    values[index] = FREQUENCIES[counts[index] ?? 0] ?? 0;
  }
  return { numbers: numbers.slice(0, length), values };
}

/** A document counts as in the list where it occurs most. */
function sortedUnion(buffer: PostingBuffer): Matches {
  const { numbers, values } = copyOf(buffer);
  const most = new Map<number, number>();
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? 0;
    most.set(number, Math.max(most.get(number) ?? 0, values[index] ?? 0));
  }
  const sorted = Uint32Array.from(most.keys()).sort();
  return { numbers: sorted, values: Uint8Array.from(sorted, (number) => most.get(number) ?? 0) };
}
