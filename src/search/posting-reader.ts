/** Reads posting lists, and keeps those that were read lately. */
import type { Database } from 'better-sqlite3';
import { createPostingBuffer, readPostings, type PostingList } from './posting-codec.js';

export type PostingReader = {
  /** Documents that hold the term, dead ones too. Empty when it is in none. */
  readonly list: (term: string) => PostingList;
  /** The lists of all terms that begin like this, joined; a document counts as in the term it has most. */
  readonly listOfPrefix: (prefix: string) => PostingList;
  /** About how many documents hold the term: quick, and right within a factor of two. */
  roughCount(term: string): number;
  /** The terms from `from` to before `to`, in order, without the lists of documents. */
  termsBetween(from: string, to: string): { term: string; bytes: number }[];
  /** After this, what was committed since is seen. */
  forget(): void;
};

const CACHE_BYTES = 12 * 1024 * 1024;

type Chunk = [first: number, postings: Uint8Array];

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
  const cache = new Map<string, PostingList>();
  let cachedBytes = 0;

  function list(term: string): PostingList {
    const known = cache.get(term);
    if (known !== undefined) {
      // The oldest of a Map is what was used least lately.
      cache.delete(term);
      cache.set(term, known);
      return known;
    }
    buffer.length = 0;
    for (const [first, postings] of chunksOf.all(term)) readPostings(postings, first, buffer);
    return keep(term, copyOf(buffer));
  }

  function keep(term: string, found: PostingList): PostingList {
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

function bytesIn(term: string, list: PostingList): number {
  return list.numbers.byteLength + list.counts.byteLength + term.length * 2 + 200;
}

function copyOf(buffer: { numbers: Uint32Array; counts: Uint8Array; length: number }): PostingList {
  return {
    numbers: buffer.numbers.slice(0, buffer.length),
    counts: buffer.counts.slice(0, buffer.length),
  };
}

function sortedUnion(buffer: {
  numbers: Uint32Array;
  counts: Uint8Array;
  length: number;
}): PostingList {
  const countOf = new Map<number, number>();
  for (let index = 0; index < buffer.length; index += 1) {
    const number = buffer.numbers[index] ?? 0;
    countOf.set(number, Math.max(countOf.get(number) ?? 0, buffer.counts[index] ?? 0));
  }
  const numbers = Uint32Array.from(countOf.keys()).sort();
  return { numbers, counts: Uint8Array.from(numbers, (number) => countOf.get(number) ?? 0) };
}
