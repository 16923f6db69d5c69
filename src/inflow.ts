/** Connects what brings articles into the content folder from elsewhere: feeds and git. */
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

/** What brings articles in while the bot runs. */
export type Inflow = {
  readonly jobs: readonly Job[];
  /** Feeds and the repository that could not be read when last asked. */
  readonly faults: SourceFaults;
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

/** The repository of CONTENT_GIT; `undefined`: the folder is filled by somebody else. */
export function openGitContent(
  config: Config,
  environment: Readonly<Record<string, string | undefined>>,
): GitContent | undefined {
  const { CONTENT_GIT: address, CONTENT_DIR: folder } = config;
  if (address === undefined) return undefined;
  // They may stand in .env, which git does not read.
  const { HTTPS_PROXY: https_proxy, HTTP_PROXY: http_proxy, NO_PROXY: no_proxy } = config;
  const proxies = { https_proxy, http_proxy, no_proxy };
  return createGitContent({ address, folder, environment: { ...environment, ...proxies } });
}

/** What an inflow is made of. */
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

/** A repository that cannot be reached for a while is said once, not at every try. */
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
        log.warn({}, `Articles were not pulled from CONTENT_GIT: ${message}; it is tried again`);
      if (message === undefined && fault !== undefined)
        log.info({}, 'Articles are pulled from CONTENT_GIT again');
      if (outcome.kind === 'changed') log.info({}, 'New articles were pulled from CONTENT_GIT');
      fault = message;
    },
  };
}
