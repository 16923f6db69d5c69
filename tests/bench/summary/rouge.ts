/**
 * ROUGE-1, -2 and -L as F1 (Lin, 2004). A token is one Chinese character or a stemmed Latin word.
 * ROUGE-L is the longest common subsequence of the whole texts.
 */
import { stemOf } from '../../../src/summary/terms.js';

/** F1 of ROUGE-1, ROUGE-2 and ROUGE-L, 0–100. */
export type Rouge = { readonly r1: number; readonly r2: number; readonly rl: number };

/** Chinese characters one by one, other words by their stems. */
export function tokensOf(text: string): string[] {
  const words = text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => stemOf(word));
}

/** Each 0–100. */
export function rouge(candidate: readonly string[], reference: readonly string[]): Rouge {
  return {
    r1: ngramScore(candidate, reference, 1),
    r2: ngramScore(candidate, reference, 2),
    rl: score(commonLength(candidate, reference), candidate.length, reference.length),
  };
}

function ngramScore(
  candidate: readonly string[],
  reference: readonly string[],
  size: number,
): number {
  const a = ngrams(candidate, size);
  const b = ngrams(reference, size);
  let shared = 0;
  for (const [gram, count] of a) shared += Math.min(count, b.get(gram) ?? 0);
  return score(shared, candidate.length - size + 1, reference.length - size + 1);
}

function ngrams(tokens: readonly string[], size: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + size <= tokens.length; at += 1) {
    const gram = tokens.slice(at, at + size).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

function score(shared: number, candidate: number, reference: number): number {
  return shared === 0 ? 0 : (200 * shared) / (candidate + reference);
}

function commonLength(a: readonly string[], b: readonly string[]): number {
  let row = new Uint16Array(b.length + 1);
  for (const token of a) {
    const next = new Uint16Array(b.length + 1);
    for (let at = 0; at < b.length; at += 1) {
      next[at + 1] =
        token === b[at] ? (row[at] ?? 0) + 1 : Math.max(next[at] ?? 0, row[at + 1] ?? 0);
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
