/** What a changed story costs an index that is already there. */
import { copyFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { tokenizeDocument } from '../../../src/search/document-terms.js';
import { createTextIndexWriter } from '../../../src/search/text-index-writer.js';
import type { BenchFile } from './archive-documents.js';
import { cpuMs } from './cpu-clock.js';

/** Milliseconds of processor time, the commit included. */
export type UpdateTimes = {
  /** Median of twenty. */
  readonly oneStoryMs: number;
  readonly thousandStoriesMs: number;
};

/** Works on a copy of the index. */
export function timeUpdates(index: string, stories: readonly BenchFile[]): UpdateTimes {
  const path = `${index}.updated`;
  copyFileSync(index, path);
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  const writer = createTextIndexWriter(db);
  const update = (changed: readonly BenchFile[]): number =>
    cpuMs(() => {
      for (const { story, title, storyTags, body } of changed) {
        writer.put(story, tokenizeDocument({ title, tags: storyTags, body: `更新 ${body}` }));
      }
      db.transaction(() => writer.flush())();
    });
  const ones = stories.slice(0, 20).map((story) => update([story]));
  const thousandStoriesMs = update(stories.slice(0, 1000));
  db.close();
  for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  ones.sort((one, other) => one - other);
  return { oneStoryMs: ones[10] ?? 0, thousandStoriesMs };
}
