/** Makes the index follow the content folder: what is new, changed, moved and gone since the last time. */
import type { Finding } from '../domain/article.js';
import { createTextIndexWriter } from '../search/text-index-writer.js';
import type { ParserOptions } from './article-parser.js';
import { createArticleStore } from './article-store.js';
import type { IndexDatabase } from './index-database.js';
import { createInlinePool, openThreadPool, type ParsePool } from './parse-pool.js';
import type { ParseTask } from './parse-task.js';
import { scanFolder, type ScannedFile } from './scan-folder.js';
import { createStoryStore, type StoryDraft } from './story-store.js';
import { findMoved, planSync, type SyncPlan } from './sync-plan.js';
import { createTagStore } from './tag-store.js';

/** What the index holds after a sync, and what came, changed and went. */
export type SyncReport = {
  readonly files: number;
  readonly articles: number;
  readonly stories: number;
  readonly junk: number;
  readonly problems: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
};

/** Work done and work known of, in files and stories. */
export type SyncProgress = (done: number, total: number) => void;

/** Keeps the index as the folder is. */
export type Indexer = {
  /**
   * Brings the index up to date. Killed at any point, it leaves a usable index and goes on at the
   * next call. Throws when the folder cannot be listed or the index cannot be written.
   */
  sync(onProgress?: SyncProgress): Promise<SyncReport>;
};

/** What an indexer reads files with. */
export type IndexerOptions = {
  readonly parser: ParserOptions;
  /** The compiled `parse-worker.js`. */
  readonly workerFile: URL;
};

const FILES_PER_TASK = 32;
const STORIES_PER_TASK = 16;
/** About 25 MB of terms: the more stories are written at once, the less each of them costs. */
const STORIES_PER_FLUSH = 4_000;
/** Below this a thread costs more than it saves. */
const MIN_FILES_FOR_THREADS = 200;

/** An indexer over an index that is open for writing; nobody else may write to it. */
export function createIndexer(
  database: IndexDatabase,
  { parser, workerFile }: IndexerOptions,
): Indexer {
  const tags = createTagStore(database, parser.site.tags);
  const articles = createArticleStore(database, tags);
  const stories = createStoryStore(database);
  const textIndex = createTextIndexWriter(database);

  async function sync(onProgress: SyncProgress = () => undefined): Promise<SyncReport> {
    const scan = scanFolder(parser.contentFolder);
    const plan = planSync(database, scan.files);
    storeScanFindings(database, scan.findings);
    const pool = openPool(plan.toParse.length + stories.dirty().length);
    try {
      await parseFiles(pool, plan, onProgress);
      await indexStories(pool, onProgress, plan.toParse.length);
      return {
        ...countRows(database),
        added: plan.added,
        changed: plan.changed,
        removed: plan.gone.length,
      };
    } finally {
      await pool.close();
    }
  }

  function openPool(workload: number): ParsePool {
    return workload < MIN_FILES_FOR_THREADS
      ? createInlinePool(parser)
      : openThreadPool(workerFile, parser);
  }

  /** Files that are gone are forgotten last, so that a moved file finds its article. */
  async function parseFiles(
    pool: ParsePool,
    plan: SyncPlan,
    onProgress: SyncProgress,
  ): Promise<void> {
    const moved = findMoved(database, plan.gone);
    const byPath = new Map(plan.toParse.map((file) => [file.path, file]));
    let done = 0;
    onProgress(0, plan.toParse.length);
    for await (const result of pool.run(parseTasks(plan.toParse))) {
      if (result.kind !== 'parse') continue;
      database.transaction(() => {
        for (const parsed of result.files) {
          const file = byPath.get(parsed.path);
          if (file === undefined) continue;
          const from =
            parsed.article === undefined ? undefined : moved.take(parsed.article.contentHash);
          if (from !== undefined && !plan.known.has(file.path)) articles.rename(from, file);
          articles.put(file, parsed);
        }
        articles.fold();
      })();
      onProgress((done += result.files.length), plan.toParse.length);
    }
    database.transaction(() => {
      for (const path of moved.left()) articles.remove(path);
      articles.fold();
    })();
  }

  async function indexStories(
    pool: ParsePool,
    onProgress: SyncProgress,
    parsed: number,
  ): Promise<void> {
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
        // A file that vanished since stays dirty: the next sync tells its story without it.
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

  /** Refreshes stories in steps and hands out those whose full text must be made again. */
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

  return { sync };
}

function* parseTasks(files: readonly ScannedFile[]): Generator<ParseTask> {
  for (let at = 0; at < files.length; at += FILES_PER_TASK) {
    yield { kind: 'parse', paths: files.slice(at, at + FILES_PER_TASK).map((file) => file.path) };
  }
}

/** What the scan itself found is known anew each time; it belongs to paths that are no file. */
function storeScanFindings(database: IndexDatabase, findings: readonly Finding[]): void {
  database.transaction(() => {
    database.prepare('DELETE FROM finding WHERE path NOT IN (SELECT path FROM file)').run();
    const insert = database.prepare(
      'INSERT INTO finding (path, kind, reason, message) VALUES (?, ?, ?, ?)',
    );
    for (const { path, kind, reason, message } of findings) insert.run(path, kind, reason, message);
  })();
}

function countRows(
  database: IndexDatabase,
): Pick<SyncReport, 'files' | 'articles' | 'stories' | 'junk' | 'problems'> {
  const states = database
    .prepare<[], { state: string; count: number }>(
      'SELECT state, count(*) AS count FROM file GROUP BY state',
    )
    .all();
  const count = (state: string) => states.find((row) => row.state === state)?.count ?? 0;
  const stories =
    database.prepare<[], { count: number }>('SELECT count(*) AS count FROM story').get()?.count ??
    0;
  return {
    files: states.reduce((sum, row) => sum + row.count, 0),
    articles: count('article'),
    stories,
    junk: count('junk'),
    problems: count('problem'),
  };
}
