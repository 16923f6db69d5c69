/** Connects the sources that bring articles into the content folder: feeds and git. */
import type { Config } from './config/config.js';
import type { Clock } from './domain/clock.js';
import type { Log } from './domain/log.js';
import type { SourceFaults } from './domain/source-fault.js';
import { feedFaults } from './feeds/feed-faults.js';
import { createFeedList, type FeedList } from './feeds/feed-list.js';
import { createFeedMemories } from './feeds/feed-memory.js';
import { createFeedPoller } from './feeds/feed-poller.js';
import { createFeedThread } from './feeds/feed-thread.js';
import { createFeedClient } from './feeds/fetch-feed.js';
import { createGitContent, type GitContent } from './feeds/git-content.js';
import type { ImportParts } from './feeds/import-feed.js';
import type { Job } from './scheduler/scheduler.js';

/** What brings in articles while the bot is running. */
export type Inflow = {
  readonly jobs: readonly Job[];
  /** Feeds and the repository, if the last attempt to read them failed. */
  readonly faults: SourceFaults;
  /** Ends whatever is in progress. */
  stop(): Promise<void>;
};

/** How the bot and the command line read feeds. */
export type FeedDesk = {
  readonly list: FeedList;
  readonly parts: ImportParts;
  /** Closes threads and connections; the next feed opens them again. */
  rest(): Promise<void>;
  close(): Promise<void>;
};

/** How often the list is checked for feeds that are due. */
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

/** The repository of CONTENT_GIT; `undefined`: the folder is filled in some other way. */
export function openGitContent(
  config: Config,
  environment: Readonly<Record<string, string | undefined>>,
): GitContent | undefined {
  const { CONTENT_GIT: address, CONTENT_DIR: folder } = config;
  if (address === undefined) return undefined;
  // They may come from .env, which git does not read.
  const { HTTPS_PROXY: https_proxy, HTTP_PROXY: http_proxy, NO_PROXY: no_proxy } = config;
  const proxies = { https_proxy, http_proxy, no_proxy };
  return createGitContent({ address, folder, environment: { ...environment, ...proxies } });
}

/** What an inflow needs. */
export type InflowParts = {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly gitContent: GitContent | undefined;
};

/** An inflow that does nothing until its jobs run. */
export function createInflow({ config, clock, log, gitContent }: InflowParts): Inflow {
  const desk = createFeedDesk(config, clock);
  const poller = createFeedPoller({
    ...desk.parts,
    listFeeds: () => desk.list.list(),
    log,
    rest: () => desk.rest(),
  });
  const jobs: Job[] = [{ name: 'feeds', everySeconds: LOOK_SECONDS, run: () => poller.poll() }];
  const git =
    gitContent === undefined ? undefined : gitJob(gitContent, config.CONTENT_GIT_SECONDS, log);
  if (git !== undefined) jobs.push(git);
  return {
    jobs,
    faults() {
      const gitFault = git?.fault();
      const ofFeeds = feedFaults(desk.list, desk.parts.memories);
      return [
        ...(gitFault === undefined ? [] : [{ source: 'CONTENT_GIT', message: gitFault }]),
        ...ofFeeds.map(({ source, message }) => ({ source, message })),
      ];
    },
    stop: async () => {
      poller.stop();
      await desk.close();
    },
  };
}

/** A repository that cannot be reached is logged once, not at every attempt. */
function gitJob(
  content: GitContent,
  everySeconds: number,
  log: Log,
): Job & { fault(): string | undefined } {
  let fault: string | undefined;
  return {
    name: 'git',
    everySeconds,
    fault: () => fault,
    async run() {
      const outcome = await content.pull();
      const message = outcome.kind === 'failed' ? outcome.message : undefined;
      if (message !== undefined && message !== fault)
        log.warn(
          {},
          `Articles could not be pulled from CONTENT_GIT: ${message}; it is tried again`,
        );
      if (message === undefined && fault !== undefined)
        log.info({}, 'Articles are pulled from CONTENT_GIT again');
      if (outcome.kind === 'changed') log.info({}, 'New articles were pulled from CONTENT_GIT');
      fault = message;
    },
  };
}
