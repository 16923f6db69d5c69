/** Connects what brings articles into the content folder from elsewhere: feeds. */
import type { Config } from './config.js';
import type { Clock } from './domain/clock.js';
import type { Log } from './domain/log.js';
import { createFeedClient } from './feeds/fetch-feed.js';
import { createFeedList, type FeedList } from './feeds/feed-list.js';
import { createFeedMemories } from './feeds/feed-memory.js';
import { createFeedPoller } from './feeds/feed-poller.js';
import { createFeedThread } from './feeds/feed-thread.js';
import type { ImportParts } from './feeds/import-feed.js';
import type { Job } from './scheduler/scheduler.js';

/** What brings articles in while the bot runs. */
export type Inflow = {
  readonly jobs: readonly Job[];
  /** Ends what is under way. */
  stop(): Promise<void>;
};

/** How feeds are read by the bot and by the command line. */
export type FeedDesk = {
  readonly list: FeedList;
  readonly parts: ImportParts;
  /** Lets threads and connections go; the next feed starts them again. */
  rest(): Promise<void>;
  close(): Promise<void>;
};

/** How often the list is looked through for feeds that are due. */
const LOOK_SECONDS = 5;
const USER_AGENT = 'paperboy (feed reader)';

/** Opens nothing before the first feed is read. */
export function createFeedDesk(config: Config, clock: Clock): FeedDesk {
  const now = () => clock.now();
  const client = createFeedClient({
    userAgent: USER_AGENT,
    allowPrivate: config.FEED_ALLOW_PRIVATE,
    now,
  });
  const thread = createFeedThread();
  return {
    list: createFeedList(config.feeds, config.DATA_DIR),
    parts: {
      client,
      read: thread.read,
      memories: createFeedMemories(config.DATA_DIR),
      contentFolder: config.CONTENT_DIR,
      timeZone: config.TIMEZONE,
      now,
    },
    rest: () => thread.close(),
    close: async () => {
      await thread.close();
      await client.close();
    },
  };
}

/** An inflow that does nothing until its jobs run. */
export function createInflow(config: Config, clock: Clock, log: Log): Inflow {
  const desk = createFeedDesk(config, clock);
  const poller = createFeedPoller({
    ...desk.parts,
    listFeeds: () => desk.list.list(),
    log,
    rest: () => desk.rest(),
  });
  return {
    jobs: [{ name: 'feeds', everySeconds: LOOK_SECONDS, run: () => poller.poll() }],
    stop: async () => {
      poller.stop();
      await desk.close();
    },
  };
}
