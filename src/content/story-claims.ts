/** Decides which group of articles inherits which stored story. */

/** A story as it should be from now on. */
export type FoldedStory = {
  /** The stored story that continues; `undefined`: a new one. */
  readonly story: number | undefined;
  /** Its articles, lowest row first. */
  readonly articles: readonly number[];
  /** Those that are stored under another story or none. */
  readonly moved: readonly number[];
};

/** What happens to the stored stories. */
export type FoldPlan = {
  /** Every story with an article that came, changed or went, and every story these touch. */
  readonly stories: readonly FoldedStory[];
  /** Stories with nothing left: merged into another, or their last article is gone. */
  readonly ended: readonly number[];
};

/**
 * Assigns each stored story to the group that contains most of it, at most one to each group.
 * `touched` lists the stored stories that the groups are made of; `storyOf` tells where an article
 * is stored.
 */
export function nameStories(
  groups: readonly (readonly number[])[],
  touched: ReadonlySet<number>,
  storyOf: (article: number) => number | undefined,
): FoldPlan {
  const claims = groups.flatMap((articles) => listClaims(articles, storyOf));
  claims.sort((one, other) => other.held - one.held || one.story - other.story);
  const names = new Map<readonly number[], number>();
  const given = new Set<number>();
  for (const { articles, story } of claims) {
    if (names.has(articles) || given.has(story)) continue;
    names.set(articles, story);
    given.add(story);
  }
  return {
    stories: groups.map((articles) => {
      const story = names.get(articles);
      const moved = articles.filter((article) => story === undefined || storyOf(article) !== story);
      return { story, articles, moved };
    }),
    ended: [...touched].filter((story) => !given.has(story)),
  };
}

type Claim = {
  readonly articles: readonly number[];
  readonly story: number;
  readonly held: number;
};

function listClaims(
  articles: readonly number[],
  storyOf: (article: number) => number | undefined,
): readonly Claim[] {
  const held = new Map<number, number>();
  for (const article of articles) {
    const story = storyOf(article);
    if (story !== undefined) held.set(story, (held.get(story) ?? 0) + 1);
  }
  return [...held].map(([story, count]) => ({ articles, story, held: count }));
}
