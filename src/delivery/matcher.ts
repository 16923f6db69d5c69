/** Finds the topics that match the stories of a batch. */
import type { FollowedBy, NewsFeed } from '../content/news-feed.js';
import type { SavedSearches } from '../content/saved-searches.js';
import { breathe } from '../domain/breathe.js';
import type { BatchRange, BatchStore, Match } from '../domain/batch.js';
import type { TopicKind } from '../domain/subscription.js';

/** What matching needs; `searches` must be empty. */
export type MatcherParts = {
  readonly feed: NewsFeed;
  readonly batches: BatchStore;
  readonly searches: SavedSearches;
  /**
   * Whether this process's index lacks articles that another process published in these batches.
   */
  readonly isBehind: (range: BatchRange) => Promise<boolean>;
};

/** Matches batches, one at a time. */
export type Matcher = {
  /**
   * Matches the oldest closed batch; `false`: there is none, or its stories are not in this index
   * yet.
   */
  matchNext(): Promise<boolean>;
};

const SEARCHES_A_PAGE = 5_000;

/** A matcher that loads the saved searches when it first needs them. */
export function createMatcher({ feed, batches, searches, isBehind }: MatcherParts): Matcher {
  let lastSearch = 0;

  return {
    async matchNext() {
      const batch = await batches.nextToMatch();
      if (batch === undefined) return false;
      // A process that has the stories must match them: a missing story would be announced to
      // nobody.
      if (await isBehind({ first: batch.batchId, last: batch.batchId })) return false;
      await loadSearches();
      const stories = new Map<string, FollowedBy>();
      for (const storyId of batch.storyIds) {
        const followedBy = await feed.followedBy(storyId);
        if (followedBy !== undefined) stories.set(storyId, followedBy);
        await breathe();
      }
      const matches = [
        ...(await byKey('tag', stories, ({ tags }) => tags)),
        ...(await byKey('author', stories, ({ authors }) => authors)),
        ...(await byKey('category', stories, ({ categories }) => categories)),
        ...(await byKey('everything', stories, () => [''])),
      ];
      for (const [storyId, { searchable }] of stories) {
        for (const topicId of searches.matching(searchable)) matches.push({ topicId, storyId });
        await breathe();
      }
      await batches.saveMatches(batch.batchId, matches);
      return true;
    },
  };

  /** Searches are never removed here: one without followers simply matches for no chat. */
  async function loadSearches(): Promise<void> {
    for (;;) {
      const page = await batches.searches(lastSearch, SEARCHES_A_PAGE);
      for (const { id, key } of page) searches.add(id, key);
      lastSearch = page.at(-1)?.id ?? lastSearch;
      if (page.length < SEARCHES_A_PAGE) return;
      await breathe();
    }
  }

  async function byKey(
    kind: TopicKind,
    stories: ReadonlyMap<string, FollowedBy>,
    keysOf: (story: FollowedBy) => readonly string[],
  ): Promise<Match[]> {
    const keys = [...new Set([...stories.values()].flatMap(keysOf))];
    const ids = await batches.topicIds(kind, keys);
    return [...stories].flatMap(([storyId, story]) =>
      keysOf(story).flatMap((key) => {
        const topicId = ids.get(key);
        return topicId === undefined ? [] : [{ topicId, storyId }];
      }),
    );
  }
}
