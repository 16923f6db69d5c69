/** Postings waiting to be written, term by term. */
import type { TokenizedDocument } from './document-terms.js';
import { sortByCode } from './sort-by-code.js';
import { termOfCode } from './tokenize.js';

/** `places` are indexes of the added documents, in rising order. */
export type UsePostings = (term: string, places: Uint32Array, counts: Uint8Array) => void;

/** Collects documents until they are written together. */
export type PendingPostings = {
  /** At most 16 million documents. */
  add(document: TokenizedDocument): void;
  /**
   * Hands out each term with its postings, then forgets everything. The arrays are reused after
   * each call.
   */
  drain(use: UsePostings): void;
};

/** Starts empty. */
export function createPendingPostings(): PendingPostings {
  let documents: TokenizedDocument[] = [];
  return {
    add(document) {
      documents.push(document);
    },
    drain(use) {
      const drained = documents;
      documents = [];
      drainTerms(drained, use);
      drainCodes(drained, use);
    },
  };
}

/** Words of other scripts: few enough for a Map. */
function drainTerms(documents: readonly TokenizedDocument[], use: UsePostings): void {
  const lists = new Map<string, { places: number[]; counts: number[] }>();
  documents.forEach((document, place) => {
    if (document.terms === '') return;
    document.terms.split('\n').forEach((term, index) => {
      let list = lists.get(term);
      if (list === undefined) lists.set(term, (list = { places: [], counts: [] }));
      list.places.push(place);
      list.counts.push(document.termCounts[index] ?? 0);
    });
  });
  const sorted = [...lists].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [term, { places, counts }] of sorted) {
    use(term, Uint32Array.from(places), Uint8Array.from(counts));
  }
}

/** Pairs of characters: millions, sorted as numbers. */
function drainCodes(documents: readonly TokenizedDocument[], use: UsePostings): void {
  const size = documents.reduce((sum, document) => sum + document.codes.length, 0);
  const codes = new Uint32Array(size);
  const postings = new Uint32Array(size);
  let at = 0;
  documents.forEach((document, place) => {
    codes.set(document.codes, at);
    document.codeCounts.forEach((count, index) => (postings[at + index] = place * 256 + count));
    at += document.codes.length;
  });
  const sorted = sortByCode(codes, postings);
  const places = new Uint32Array(documents.length);
  const counts = new Uint8Array(documents.length);
  let length = 0;
  for (let index = 0; index < size; index += 1) {
    const posting = sorted.values[index] ?? 0;
    places[length] = posting >>> 8;
    counts[length] = posting & 255;
    length += 1;
    if (sorted.codes[index + 1] === sorted.codes[index]) continue;
    use(
      termOfCode(sorted.codes[index] ?? 0),
      places.subarray(0, length),
      counts.subarray(0, length),
    );
    length = 0;
  }
}
