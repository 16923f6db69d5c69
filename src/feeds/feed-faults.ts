/** Feeds whose last request failed. */
import type { FeedList } from './feed-list.js';
import type { FeedMemories } from './feed-memory.js';
import type { FeedSource } from './feed-source.js';

/** A feed and why it could not be read. */
export type FeedFault = FeedSource & { readonly fault: string };

/** As the last requests left them; none is made. */
export function feedFaults(list: FeedList, memories: FeedMemories): readonly FeedFault[] {
  return list.list().flatMap((source) => {
    const { fault } = memories.load(source.url);
    return fault === undefined ? [] : [{ ...source, fault }];
  });
}
