/** Feeds whose last request failed, and a list of feeds that is damaged. */
import type { SourceFault } from '../domain/source-fault.js';
import type { FeedList } from './feed-list.js';
import type { FeedMemories } from './feed-memory.js';

/** What could not be read and why, with the folder or file concerned. */
export type FeedFault = SourceFault & { readonly path: string };

/** As of the last requests; makes none. */
export function feedFaults(list: FeedList, memories: FeedMemories): readonly FeedFault[] {
  const damaged = list.fault();
  const failed = list.list().flatMap(({ url, folder }) => {
    const { fault } = memories.load(url);
    return fault === undefined ? [] : [{ source: url, message: fault, path: folder }];
  });
  return damaged === undefined
    ? failed
    : [{ source: 'feeds.opml', message: damaged.fault, path: damaged.path }, ...failed];
}
