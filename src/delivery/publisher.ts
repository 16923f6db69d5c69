/** Finds what is new in the index and puts it into batches. */
import type { NewsFeed } from '../content/news-feed.js';
import type { BatchRange, BatchStore, StoryStamp } from '../domain/batch.js';
import type { Clock, Instant } from '../domain/clock.js';
import type { Log } from '../domain/log.js';

/** What publishing needs. */
export type PublisherParts = {
  readonly feed: NewsFeed;
  readonly batches: BatchStore;
  readonly clock: Clock;
  readonly log: Log;
  /** How old an article's date may be for it to be announced; 0: any age. */
  readonly maxAgeHours: number;
};

/** Looks for news, and knows when this process's index is behind another's. */
export type Publisher = {
  /**
   * Publishes what is new since the last call. The very first call records everything and announces
   * nothing.
   */
  publish(): Promise<void>;
  /**
   * Whether another process has published a text in one of these batches that this index does not
   * have yet.
   */
  isBehind(range: BatchRange): Promise<boolean>;
};

/** Between steps other work gets its turn. */
const STORIES_A_STEP = 200;
const HOUR_MS = 3_600_000;
/** When to look again at a text of which another process has a newer version. */
const LOOK_AGAIN_MS = 30_000;
/** Many chats ask about the same batches within one second. */
const VERDICT_MS = 1_000;

/** A publisher that reads the index only when it has changed. */
export function createPublisher({
  feed,
  batches,
  clock,
  log,
  maxAgeHours,
}: PublisherParts): Publisher {
  let seenVersion: unknown;
  /** The last published text of every article, as far as this process knows. */
  let told: Map<string, string> | undefined;
  /** The latest text of every article that this index has ever had, including deleted ones. */
  const seen = new Map<string, string>();
  let lookAgainAt: Instant = Infinity;
  const verdicts = new Map<string, Promise<boolean>>();
  let verdictsAt: Instant = 0;

  return {
    async publish() {
      const version = feed.version();
      const now = clock.now();
      if (version === seenVersion && now < lookAgainAt) return;
      told ??= new Map(await batches.known());
      const known = told;
      const stamps = await feed.stamps();
      const changed = stamps.filter((stamp) => isChanged(stamp, known));
      for (const stamp of stamps) if (!isChanged(stamp, known)) keep(stamp, seen);
      const isFirst = (await batches.baselineAt()) === undefined;
      let isAnyAhead = false;
      for (let at = 0; at < changed.length; at += STORIES_A_STEP) {
        const step = changed.slice(at, at + STORIES_A_STEP).map(withReplaced);
        const outcomes = isFirst ? [] : await batches.publish(step, now, oldest(now, maxAgeHours));
        if (isFirst) await batches.note(step, now);
        step.forEach((stamp, index) => {
          keep(stamp, seen);
          if (outcomes[index] === 'ahead') isAnyAhead = true;
          else keep(stamp, known);
        });
      }
      if (isFirst) {
        await batches.setBaseline(now);
        log.info(
          { stories: changed.length },
          'The articles that are already here will not be announced',
        );
      }
      seenVersion = version;
      lookAgainAt = isAnyAhead ? now + LOOK_AGAIN_MS : Infinity;
    },

    isBehind(range) {
      const now = clock.now();
      if (Math.abs(now - verdictsAt) >= VERDICT_MS) {
        verdicts.clear();
        verdictsAt = now;
      }
      const key = `${range.first}-${range.last}`;
      const verdict = verdicts.get(key) ?? isMissing(range, now);
      verdicts.set(key, verdict);
      return verdict;
    },
  };

  function withReplaced(stamp: StoryStamp): StoryStamp {
    const articles = stamp.articles.map((article) => ({
      ...article,
      replaces: seen.get(article.articleId) ?? '',
    }));
    return { ...stamp, articles };
  }

  async function isMissing(range: BatchRange, now: Instant): Promise<boolean> {
    return isChanged({ articles: await batches.latelyPublished(range, now) }, seen);
  }
}

function isChanged(
  { articles }: Pick<StoryStamp, 'articles'>,
  known: ReadonlyMap<string, string>,
): boolean {
  return articles.some(({ articleId, contentHash }) => known.get(articleId) !== contentHash);
}

function keep({ articles }: StoryStamp, map: Map<string, string>): void {
  for (const { articleId, contentHash } of articles) map.set(articleId, contentHash);
}

function oldest(now: Instant, maxAgeHours: number): Instant {
  return maxAgeHours === 0 ? -Infinity : now - maxAgeHours * HOUR_MS;
}
