/** The feeds that the bot reads: those in feeds.yaml, and those imported with `import-opml`. */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode, errorMessage } from '../domain/error-text.js';
import {
  feedFolder,
  feedKey,
  listedFeeds,
  type FeedRules,
  type FeedSource,
} from './feed-source.js';
import { readOpml, writeOpml, type OpmlFeed } from './opml.js';

/** Why imported feeds cannot be read, and which file to repair. */
export type FeedListFault = { readonly path: string; readonly fault: string };

/** Both lists merged, each feed once. */
export type FeedList = {
  /** The current list: feeds imported while the bot is running count at once. */
  list(): readonly FeedSource[];
  /** `undefined`: the list of imported feeds is readable. */
  fault(): FeedListFault | undefined;
  /**
   * Adds feeds that are in neither list, and returns how many were new. A damaged list is left for
   * a person to repair. Throws when DATA_DIR cannot be written.
   */
  add(feeds: readonly OpmlFeed[]): { readonly added: number } | FeedListFault;
};

/**
 * Reads `feeds.opml` in DATA_DIR again whenever it has changed; while it is damaged, its last valid
 * contents count.
 */
export function createFeedList(rules: FeedRules, dataFolder: string): FeedList {
  const path = join(dataFolder, 'feeds.opml');
  const listed = listedFeeds(rules);
  let seenAt: number | undefined;
  let taken: readonly OpmlFeed[] = [];
  let damage: string | undefined;

  function takenOver(): readonly OpmlFeed[] {
    try {
      const changedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
      if (changedAt === seenAt) return taken;
      const read = changedAt === undefined ? { feeds: [] } : readOpml(readFileSync(path, 'utf8'));
      seenAt = changedAt;
      damage = 'fault' in read ? `${read.fault}; put a copy in its place or delete it` : undefined;
      if ('feeds' in read) taken = read.feeds;
    } catch (error) {
      // For example a list imported by root while the bot runs as another user.
      seenAt = Number.NaN;
      damage = `cannot be read: ${errorCode(error) ?? errorMessage(error)}; give it to the user that the bot runs as`;
    }
    return taken;
  }

  function fault(): FeedListFault | undefined {
    takenOver();
    return damage === undefined ? undefined : { path, fault: `"${path}" ${damage}` };
  }

  function list(): readonly FeedSource[] {
    const sources = [...listed, ...takenOver().map((feed) => toSource(feed, rules))];
    // The first one wins: feeds.yaml may say more about an imported feed.
    return [
      ...new Map(sources.reverse().map((source) => [feedKey(source.url), source])).values(),
    ].reverse();
  }

  return {
    list,
    fault,
    add(feeds) {
      const damaged = fault();
      if (damaged !== undefined) return damaged;
      const known = new Set(list().map(({ url }) => feedKey(url)));
      const fresh = feeds.filter(({ url }) => !known.has(feedKey(url)));
      if (fresh.length === 0) return { added: 0 };
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, writeOpml([...takenOver(), ...fresh]), { mode: 0o600 });
      renameSync(`${path}.new`, path);
      return { added: fresh.length };
    },
  };
}

/** A feed from a list, with the defaults of feeds.yaml. */
export function toSource(feed: OpmlFeed, rules: FeedRules): FeedSource {
  return {
    ...feed,
    everyMinutes: rules.everyMinutes,
    folder: feedFolder(rules, feed.url, feed.title),
  };
}
