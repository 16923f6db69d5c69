/** The feeds that the bot reads: those of feeds.yaml, and those that `import-opml` took over. */
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  feedFolder,
  feedKey,
  listedFeeds,
  type FeedRules,
  type FeedSource,
} from './feed-source.js';
import { readOpml, writeOpml, type OpmlFeed } from './opml.js';

/** Both lists, one feed once. */
export type FeedList = {
  /** As it is now: a list that is taken over while the bot runs counts at once. */
  list(): readonly FeedSource[];
  /** Adds feeds that are in neither list; says how many were new. Throws when DATA_DIR cannot be written. */
  add(feeds: readonly OpmlFeed[]): number;
};

/** Reads `feeds.opml` in DATA_DIR again whenever it has changed. */
export function createFeedList(rules: FeedRules, dataFolder: string): FeedList {
  const path = join(dataFolder, 'feeds.opml');
  const listed = listedFeeds(rules);
  let seenAt: number | undefined;
  let taken: readonly OpmlFeed[] = [];

  function takenOver(): readonly OpmlFeed[] {
    const changedAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (changedAt === seenAt) return taken;
    seenAt = changedAt;
    const read = changedAt === undefined ? undefined : readOpml(readFileSync(path, 'utf8'));
    taken = read === undefined || 'fault' in read ? [] : read.feeds;
    return taken;
  }

  function list(): readonly FeedSource[] {
    const sources = [...listed, ...takenOver().map((feed) => toSource(feed, rules))];
    // The first wins: feeds.yaml may say more of a feed that was taken over.
    return [
      ...new Map(sources.reverse().map((source) => [feedKey(source.url), source])).values(),
    ].reverse();
  }

  return {
    list,
    add(feeds) {
      const known = new Set(list().map(({ url }) => feedKey(url)));
      const fresh = feeds.filter(({ url }) => !known.has(feedKey(url)));
      if (fresh.length === 0) return 0;
      mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
      writeFileSync(`${path}.new`, writeOpml([...takenOver(), ...fresh]), { mode: 0o600 });
      renameSync(`${path}.new`, path);
      return fresh.length;
    },
  };
}

/** A feed of a list, with what feeds.yaml says of all. */
export function toSource(feed: OpmlFeed, rules: FeedRules): FeedSource {
  return {
    ...feed,
    everyMinutes: rules.everyMinutes,
    folder: feedFolder(rules, feed.url, feed.title),
  };
}
