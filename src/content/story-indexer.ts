/** Keeps the full text in step with the stories: those whose versions changed are indexed again. */
import { createTextIndexWriter } from '../search/text-index-writer.js';
import type { IndexDatabase } from './index-database.js';
import type { ParsePool } from './parse-pool.js';
import type { ParseTask } from './parse-task.js';
import { createStoryStore, type StoryDraft } from './story-store.js';
import type { SyncProgress } from './sync-report.js';
import type { TagStore } from './tag-store.js';

/** Indexes stories whose articles came, changed or left. */
export type StoryIndexer = {
  /** How many stories are waiting. */
  waiting(): number;
  /**
   * Indexes all waiting stories, in transactions of its own; after an interruption the rest keeps
   * waiting. `parsed`: files read before this, which count as work already done.
   */
  index(pool: ParsePool, onProgress: SyncProgress, parsed: number): Promise<void>;
};

const STORIES_PER_TASK = 16;
/** About 25 MB of terms: the more stories are written at once, the cheaper each becomes. */
const STORIES_PER_FLUSH = 4_000;

/** For an index open for writing; nobody else may write to it. */
export function createStoryIndexer(database: IndexDatabase, tags: TagStore): StoryIndexer {
  const stories = createStoryStore(database);
  const textIndex = createTextIndexWriter(database);

  async function index(pool: ParsePool, onProgress: SyncProgress, parsed: number): Promise<void> {
    const dirty = stories.dirty();
    if (dirty.length === 0) return;
    const queue: (readonly StoryDraft[])[] = [];
    let held: StoryDraft[] = [];
    const flush = () => {
      database.transaction(() => {
        textIndex.flush();
        held.forEach((draft) => stories.markIndexed(draft.rowId, draft.hash));
      })();
      held = [];
    };
    let done = parsed;
    const total = parsed + dirty.length;
    for await (const result of pool.run(tokenizeTasks(dirty, queue))) {
      const drafts = queue.shift() ?? [];
      if (result.kind !== 'tokenize') continue;
      drafts.forEach((draft, at) => {
        const document = result.documents[at];
        // A file that has disappeared leaves its story dirty: the next sync indexes it without the
        // file.
        if (document === undefined) return;
        textIndex.put(draft.rowId, document);
        held.push(draft);
      });
      if (held.length >= STORIES_PER_FLUSH) flush();
      onProgress((done += drafts.length), total);
    }
    flush();
    database.transaction(() => {
      tags.joinAliases(dirty.length);
      stories.countTags();
    })();
    onProgress(total, total);
  }

  /** Refreshes stories step by step and yields those whose full text must be rebuilt. */
  function* tokenizeTasks(
    dirty: readonly number[],
    queue: (readonly StoryDraft[])[],
  ): Generator<ParseTask> {
    for (let at = 0; at < dirty.length; at += STORIES_PER_TASK) {
      const drafts = database.transaction(() =>
        refreshStories(dirty.slice(at, at + STORIES_PER_TASK)),
      )();
      queue.push(drafts);
      yield { kind: 'tokenize', stories: drafts.map(({ path, tags }) => ({ path, tags })) };
    }
  }

  function refreshStories(rowIds: readonly number[]): StoryDraft[] {
    return rowIds.flatMap((rowId) => {
      const draft = stories.refresh(rowId);
      if (draft === undefined) {
        textIndex.remove(rowId);
        return [];
      }
      if (draft.hash !== draft.indexedHash) return [draft];
      stories.markIndexed(rowId, draft.hash);
      return [];
    });
  }

  return { waiting: () => stories.dirty().length, index };
}
