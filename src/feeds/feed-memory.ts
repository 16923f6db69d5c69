/** What is remembered about a feed between requests: one file for each in DATA_DIR. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { feedKey } from './feed-source.js';

const memorySchema = z.object({
  url: z.string(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  checkedAt: z.number().optional(),
  /** Not to be requested before then. */
  nextAt: z.number().default(0),
  failures: z.number().default(0),
  /** Why the last request failed. */
  fault: z.string().optional(),
  /** What identifies the entries seen so far → their ids; oldest first. */
  seen: z.array(z.tuple([z.string(), z.string()])).default([]),
});

/** The memory of one feed. */
export type FeedMemory = z.infer<typeof memorySchema>;

/** Stores the memories. */
export type FeedMemories = {
  /** A feed that was never read, or whose file is damaged, has an empty memory. */
  load(url: string): FeedMemory;
  /** Throws when the folder cannot be written. */
  save(memory: FeedMemory): void;
};

/** Beyond this number, entries that are no longer in the feed are forgotten. */
const MAX_SEEN = 5_000;

/** Stores memories in a folder, which is created with the first one. */
export function createFeedMemories(dataFolder: string): FeedMemories {
  const folder = join(dataFolder, 'feeds');
  const pathOf = (url: string) => join(folder, `${feedKey(url)}.json`);
  return {
    load(url) {
      try {
        return { ...memorySchema.parse(JSON.parse(readFileSync(pathOf(url), 'utf8'))), url };
      } catch {
        return memorySchema.parse({ url });
      }
    },
    save(memory) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const path = pathOf(memory.url);
      const text = JSON.stringify({ ...memory, seen: memory.seen.slice(-MAX_SEEN) });
      writeFileSync(`${path}.new`, text, { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
}
