/** Requests the feeds that are due, from time to time. */
import type { Log } from '../domain/log.js';
import type { FeedMemories } from './feed-memory.js';
import type { FeedSource } from './feed-source.js';
import { importFeed, type ImportOutcome, type ImportParts } from './import-feed.js';

/** Goes over the feeds again and again. */
export type FeedPoller = {
  /**
   * Reads every feed that is due; a failure is logged once and does not affect other feeds. Never
   * rejects.
   */
  poll(): Promise<void>;
  /** Ends what is under way. */
  stop(): void;
};

/** What polling needs in addition to a single import. */
export type PollerParts = Omit<ImportParts, 'memories'> & {
  readonly memories: FeedMemories;
  /** The current feeds: the list may change while the bot is running. */
  readonly listFeeds: () => readonly FeedSource[];
  readonly log: Log;
  /** Called at the end of a round, when threads and connections may be closed. */
  readonly rest: () => Promise<void>;
};

/** The number of servers contacted at once, each for one feed after another. */
const MAX_SERVERS = 4;

/** A poller that does nothing until its first `poll`. */
export function createFeedPoller(parts: PollerParts): FeedPoller {
  const stopping = new AbortController();
  const nextAt = new Map<string, number>();

  async function poll(): Promise<void> {
    const due = parts.listFeeds().filter(isDue);
    if (due.length === 0) return;
    const queue = [...groupByServer(due)];
    const counts = { feeds: due.length, added: 0, updated: 0, unchanged: 0, failed: 0 };
    const work = async () => {
      for (let group = queue.shift(); group !== undefined; group = queue.shift())
        for (const source of group) {
          if (stopping.signal.aborted) return;
          tally(counts, await readOne(source));
        }
    };
    await Promise.all(Array.from({ length: MAX_SERVERS }, work));
    await parts.rest();
    parts.log.info(counts, 'Feeds were read');
  }

  function isDue({ url }: FeedSource): boolean {
    const at = nextAt.get(url) ?? parts.memories.load(url).nextAt;
    nextAt.set(url, at);
    return at <= parts.now();
  }

  async function readOne(source: FeedSource): Promise<ImportOutcome> {
    const before = parts.memories.load(source.url);
    const outcome = await importFeed(source, parts, stopping.signal);
    const after = parts.memories.load(source.url);
    // If the result could not be saved, the feed must still not be requested at every tick.
    nextAt.set(source.url, Math.max(after.nextAt, parts.now() + 60_000));
    if (stopping.signal.aborted) return outcome;
    if (outcome.kind === 'failed' && before.fault !== outcome.message)
      parts.log.warn(
        { feed: source.url },
        `A feed could not be read: ${outcome.message}; it is tried again later`,
      );
    if (outcome.kind !== 'failed' && before.fault !== undefined)
      parts.log.info({ feed: source.url }, 'A feed can be read again');
    return outcome;
  }

  return { poll, stop: () => stopping.abort() };
}

/** One request at a time to each server. */
function groupByServer(sources: readonly FeedSource[]): Iterable<readonly FeedSource[]> {
  const groups = new Map<string, FeedSource[]>();
  for (const source of sources) {
    const { host } = new URL(source.url);
    const group = groups.get(host);
    if (group === undefined) groups.set(host, [source]);
    else group.push(source);
  }
  return groups.values();
}

function tally(
  counts: { added: number; updated: number; unchanged: number; failed: number },
  outcome: ImportOutcome,
): void {
  if (outcome.kind === 'read') {
    counts.added += outcome.added;
    counts.updated += outcome.updated;
  } else counts[outcome.kind] += 1;
}
