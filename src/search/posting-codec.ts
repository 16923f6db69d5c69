/** The format of a posting list: which documents contain a term, and how often in which field. */

/**
 * A packed byte counts a term in one document: body 0–15, title 0–3, tags 0–1. Returns the byte
 * after one more occurrence; counts stop at their maximum.
 */
export function addPacked(packed: number, field: 'title' | 'tags' | 'body'): number {
  switch (field) {
    case 'body':
      return (packed & 15) === 15 ? packed : packed + 1;
    case 'title':
      return (packed & 48) === 48 ? packed : packed + 16;
    case 'tags':
      return packed | 64;
  }
}

/** Once in the body: the most common case. */
const PACKED_ONE_IN_BODY = 1;

/** The weight of each field relative to the body. */
const TITLE_WEIGHT = 5;
const TAG_WEIGHT = 1;

/** From packed counts to the term frequency for BM25, fields weighted. At most 31. */
export const FREQUENCIES = Uint8Array.from(
  { length: 256 },
  (_, packed) =>
    (packed & 15) + ((packed >> 4) & 3) * TITLE_WEIGHT + ((packed >> 6) & 1) * TAG_WEIGHT,
);

/**
 * Appends postings to `bytes` and returns the new length. Each is a varint (seven bits a byte,
 * lowest first) of twice the distance from the one before, plus one if a byte of counts follows;
 * without it the term occurs once in the body, as most do.
 */
export function writePosting(
  bytes: Uint8Array,
  at: number,
  distance: number,
  counts: number,
): number {
  const isPlain = counts === PACKED_ONE_IN_BODY;
  let rest = distance * 2 + (isPlain ? 0 : 1);
  let end = at;
  while (rest >= 128) {
    bytes[end++] = (rest & 127) | 128;
    rest = Math.floor(rest / 128);
  }
  bytes[end++] = rest;
  if (!isPlain) bytes[end++] = counts;
  return end;
}

/** The maximum size of one posting. */
export const MAX_POSTING_BYTES = 6;

/** A buffer for decoding, shared by the calls of one reader. */
export type PostingBuffer = { numbers: Uint32Array; counts: Uint8Array; length: number };

/** An empty buffer; it grows as needed. */
export function createPostingBuffer(): PostingBuffer {
  return { numbers: new Uint32Array(1024), counts: new Uint8Array(1024), length: 0 };
}

/** Adds a chunk's postings; `first` is the number from which its distances start. */
export function readPostings(bytes: Uint8Array, first: number, buffer: PostingBuffer): void {
  if (buffer.numbers.length < buffer.length + bytes.length)
    grow(buffer, buffer.length + bytes.length);
  const { numbers, counts } = buffer;
  let length = buffer.length;
  let number = first;
  let at = 0;
  while (at < bytes.length) {
    let byte = bytes[at++] ?? 0;
    let value = byte & 127;
    for (let factor = 128; byte >= 128; factor *= 128) {
      byte = bytes[at++] ?? 0;
      value += (byte & 127) * factor;
    }
    number += value >>> 1;
    numbers[length] = number;
    counts[length] = (value & 1) === 0 ? PACKED_ONE_IN_BODY : (bytes[at++] ?? 0);
    length += 1;
  }
  buffer.length = length;
}

function grow(buffer: PostingBuffer, needed: number): void {
  const size = Math.max(needed, buffer.numbers.length * 2);
  const numbers = new Uint32Array(size);
  const counts = new Uint8Array(size);
  numbers.set(buffer.numbers);
  counts.set(buffer.counts);
  buffer.numbers = numbers;
  buffer.counts = counts;
}
