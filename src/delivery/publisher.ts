/** Finds what is new in the index and puts it into batches. */
import type { NewsFeed } from '../content/news-feed.js';
import type { BatchStore, StoryStamp } from '../domain/batch.js';
import type { Clock, Instant } from '../domain/clock.js';
import type { Log } from '../domain/log.js';

/** What publishing needs. */
export type PublisherParts = {
  readonly feed: NewsFeed;
  readonly batches: BatchStore;
  readonly clock: Clock;
  readonly log: Log;
  /** How old an article's date may be and still be told; 0: any age. */
  readonly maxAgeHours: number;
};

export type Publisher = {
  /** Publishes what is new since the last call. The very first call notes what is there and tells nobody. */
  publish(): Promise<void>;
};

/** Between steps others have their turn. */
const STORIES_A_STEP = 200;
const HOUR_MS = 3_600_000;

/** A publisher that looks at the index only when it has changed. */
export function createPublisher({
  feed,
  batches,
  clock,
  log,
  maxAgeHours,
}: PublisherParts): Publisher {
  let seenVersion: unknown;
  let known: Map<string, string> | undefined;

  return {
    async publish() {
      const version = feed.version();
      if (version === seenVersion) return;
      known ??= new Map(await batches.known());
      const seen = known;
      const changed = (await feed.stamps()).filter((stamp) => isChanged(stamp, seen));
      const now = clock.now();
      const isFirst = (await batches.baselineAt()) === undefined;
      for (let at = 0; at < changed.length; at += STORIES_A_STEP) {
        const step = changed.slice(at, at + STORIES_A_STEP);
        if (isFirst) await batches.note(step, now);
        else await batches.publish(step, now, oldest(now, maxAgeHours));
        for (const { articles } of step)
          for (const { articleId, contentHash } of articles) seen.set(articleId, contentHash);
      }
      if (isFirst) {
        await batches.setBaseline(now);
        log.info({ stories: changed.length }, 'The articles that are here count as told');
      }
      seenVersion = version;
    },
  };
}

function isChanged({ articles }: StoryStamp, known: ReadonlyMap<string, string>): boolean {
  return articles.some(({ articleId, contentHash }) => known.get(articleId) !== contentHash);
}

function oldest(now: Instant, maxAgeHours: number): Instant {
  return maxAgeHours === 0 ? -Infinity : now - maxAgeHours * HOUR_MS;
}
