/** How good ten results are. */
import type { BenchFile } from './archive-documents.js';
import type { OpenEngine } from './engine.js';
import type { KnownItem } from './known-items.js';

/** How often the right story is found, and how high. */
export type Finding = {
  /** Mean of 1 ÷ rank of the story, 0 below ten. */
  readonly mrr: number;
  /** Share of queries whose story came first, and came at all. */
  readonly firsts: number;
  readonly tens: number;
};

/** Asks every query once. */
export function findKnownItems(engine: OpenEngine, items: readonly KnownItem[]): Finding {
  const ranks = items.map(
    ({ query, story }) => engine.search(query).findIndex((hit) => hit.story === story) + 1,
  );
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    mrr: mean(ranks.map((rank) => (rank === 0 ? 0 : 1 / rank))),
    firsts: mean(ranks.map((rank) => (rank === 1 ? 1 : 0))),
    tens: mean(ranks.map((rank) => (rank > 0 ? 1 : 0))),
  };
}

/** Tags of 5 to 200 stories, with their stories. */
export function storiesByTag(files: readonly BenchFile[]): Map<string, Set<number>> {
  const stories = new Map<string, Set<number>>();
  for (const { story, storyTags } of files) {
    for (const tag of storyTags) stories.set(tag, (stories.get(tag) ?? new Set()).add(story));
  }
  for (const [tag, { size }] of stories)
    if (size < 5 || size > 200 || tag.length < 2) stories.delete(tag);
  return stories;
}

/** nDCG@10 where a story counts once and a copy of it for nothing. */
export function storyNdcg(engine: OpenEngine, tag: string, relevant: ReadonlySet<number>): number {
  const seen = new Set<number>();
  const gains = engine.search(tag).map(({ story }) => {
    const isNew = !seen.has(story);
    seen.add(story);
    return isNew && relevant.has(story) ? 1 : 0;
  });
  const discounted = (list: readonly number[]): number =>
    list.reduce((sum, gain, rank) => sum + gain / Math.log2(rank + 2), 0);
  return (
    discounted(gains) / discounted(Array.from({ length: Math.min(10, relevant.size) }, () => 1))
  );
}

/** Different stories among ten results, over the queries that have ten; `undefined`: none has. */
export function distinctInTen(engine: OpenEngine, queries: readonly string[]): number | undefined {
  const counts = queries
    .map((query) => engine.search(query))
    .filter((hits) => hits.length === 10)
    .map((hits) => new Set(hits.map((hit) => hit.story)).size);
  return counts.length === 0
    ? undefined
    : counts.reduce((sum, count) => sum + count, 0) / counts.length;
}
