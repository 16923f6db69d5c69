/** Folds articles that are held in memory. */
import {
  MAX_UNDER_KEY,
  planFold,
  type FoldRow,
  type FoldRows,
} from '../../../src/content/story-fold.js';
import { createVersion, listStoryKeys } from '../../../src/content/story-likeness.js';

/** Which articles the folding took for one story. */
export type FoldedArchive = {
  /** The stories, each a list of places in `articles`. */
  readonly stories: readonly (readonly number[])[];
  /** For each article its place in `stories`. */
  readonly storyOf: ReadonlyMap<number, number>;
  readonly foldMs: number;
};

/** Folds with the rules of the product. */
export function foldArchive(articles: readonly FoldRow[]): FoldedArchive {
  const start = performance.now();
  const byKey = new Map<number, number[]>();
  articles.forEach((article, at) => {
    for (const key of listStoryKeys(createVersion(article))) {
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, [at]);
      else known.push(at);
    }
  });
  const rows: FoldRows = {
    findByKeys: (keys) => keys.flatMap((key) => (byKey.get(key) ?? []).slice(0, MAX_UNDER_KEY)),
    getRow: (article) => articles[article],
    listMembers: () => [],
  };
  const plan = planFold({ articles: articles.keys(), bereftStories: [] }, rows);
  const stories = plan.stories.map((story) => story.articles);
  const storyOf = new Map(
    stories.flatMap((story, at) => story.map((article) => [article, at] as const)),
  );
  return { stories, storyOf, foldMs: performance.now() - start };
}
