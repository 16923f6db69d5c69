/** What a summariser must beat: Lead-3, TextRank and LexRank over the same sentences and budget. */
import { cosine, termsOf } from '../../../src/summary/terms.js';

/** A sentence; `size` is what it takes of the budget. */
export type BaselineSentence = { readonly text: string; readonly size: number };
/** At most so many sentences, which together have at most the size `most`. */
export type BaselineBudget = { readonly sentences: number; readonly most: number };
type Baseline = (sentences: readonly BaselineSentence[], budget: BaselineBudget) => string[];

/** The first sentences that fit. */
export const lead: Baseline = (sentences, budget) =>
  take(
    sentences,
    sentences.map((_, index) => -index),
    budget,
  );

/** TextRank (Mihalcea and Tarau, 2004): PageRank over shared words, by the logarithm of the lengths. */
export const textRank: Baseline = (sentences, budget) => {
  const terms = sentences.map(({ text }) => termsOf(text));
  return take(
    sentences,
    pageRank(sentences.length, (a, b) => overlap(terms[a], terms[b])),
    budget,
  );
};

/** LexRank (Erkan and Radev, 2004): PageRank over cosines of tf·idf above 0.1, idf over the article's sentences. */
export const lexRank: Baseline = (sentences, budget) => {
  const counts = sentences.map(({ text }) => termsOf(text));
  const frequency = new Map<string, number>();
  for (const terms of counts)
    for (const term of terms.keys()) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  const weighted = counts.map(
    (terms) =>
      new Map(
        [...terms].map(([term, count]) => [
          term,
          count * Math.log(1 + sentences.length / (frequency.get(term) ?? 1)),
        ]),
      ),
  );
  const near = (a: number, b: number) => {
    const value = cosine(weighted[a] ?? new Map(), weighted[b] ?? new Map());
    return value > 0.1 ? value : 0;
  };
  return take(sentences, pageRank(sentences.length, near), budget);
};

type Terms = ReadonlyMap<string, number>;

function overlap(a: Terms = new Map(), b: Terms = new Map()): number {
  if (a.size < 2 || b.size < 2) return 0;
  let shared = 0;
  for (const term of a.keys()) if (b.has(term)) shared += 1;
  return shared / (Math.log(a.size) + Math.log(b.size));
}

function pageRank(count: number, near: (a: number, b: number) => number): number[] {
  const edges = Array.from({ length: count }, (_, a) =>
    Array.from({ length: count }, (__, b) => (a === b ? 0 : near(a, b))),
  );
  const sums = edges.map((row) => row.reduce((sum, value) => sum + value, 0));
  let ranks = new Array<number>(count).fill(1 / Math.max(1, count));
  for (let round = 0; round < 30; round += 1) {
    ranks = ranks.map((_, a) => {
      let inflow = 0;
      for (let b = 0; b < count; b += 1) {
        const sum = sums[b] ?? 0;
        if (sum > 0) inflow += ((edges[b]?.[a] ?? 0) / sum) * (ranks[b] ?? 0);
      }
      return 0.15 / count + 0.85 * inflow;
    });
  }
  return ranks;
}

function take(
  sentences: readonly BaselineSentence[],
  scores: readonly number[],
  budget: BaselineBudget,
): string[] {
  const order = sentences
    .map((_, index) => index)
    .sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const chosen: number[] = [];
  let used = 0;
  for (const index of order) {
    const size = sentences[index]?.size ?? 0;
    if (chosen.length === budget.sentences) break;
    if (used + size > budget.most && chosen.length > 0) continue;
    chosen.push(index);
    used += size;
  }
  return chosen.sort((a, b) => a - b).map((index) => sentences[index]?.text ?? '');
}
