/** What is remembered of a feed between two requests, a file each in DATA_DIR. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { feedKey } from './feed-source.js';

const memorySchema = z.object({
  url: z.string(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  checkedAt: z.number().optional(),
  /** Not to be asked before. */
  nextAt: z.number().default(0),
  failures: z.number().default(0),
  /** Why the last request failed. */
  fault: z.string().optional(),
  /** What identifies entries that were seen → their id; oldest first. */
  seen: z.array(z.tuple([z.string(), z.string()])).default([]),
});

/** One feed's memory. */
export type FeedMemory = z.infer<typeof memorySchema>;

/** Keeps memories. */
export type FeedMemories = {
  /** A feed that was never read, or whose file is damaged, has an empty memory. */
  load(url: string): FeedMemory;
  /** Throws when the folder cannot be written. */
  save(memory: FeedMemory): void;
};

/** Entries that no feed names any more are forgotten beyond these. */
const MAX_SEEN = 5_000;

/** Memories in a folder, which is made with the first one. */
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
