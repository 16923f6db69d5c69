/**
 * Makes the index follow the content folder: files that are new, changed, moved or gone since the
 * last sync.
 */
import type { Finding } from '../domain/article.js';
import type { ParserOptions } from './article-parser.js';
import { createArticleStore } from './article-store.js';
import type { IndexDatabase } from './index-database.js';
import { createInlinePool, openThreadPool, type ParsePool } from './parse-pool.js';
import type { ParseTask } from './parse-task.js';
import { scanFolder, type ScannedFile } from './scan-folder.js';
import { createStoryIndexer } from './story-indexer.js';
import { findMoved, planSync, type SyncPlan } from './sync-plan.js';
import { countRows, type SyncProgress, type SyncReport } from './sync-report.js';
import { createTagStore } from './tag-store.js';

/** Keeps the index in step with the folder. */
export type Indexer = {
  /**
   * Brings the index up to date. If killed at any point, it leaves a usable index and continues on
   * the next call. Throws when the folder cannot be listed or the index cannot be written.
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
/** With fewer files, a thread costs more than it saves. */
const MIN_FILES_FOR_THREADS = 200;

/** An indexer over an index open for writing; nobody else may write to it. */
export function createIndexer(
  database: IndexDatabase,
  { parser, workerFile }: IndexerOptions,
): Indexer {
  const tags = createTagStore(database, parser.site.tags);
  const articles = createArticleStore(database, tags);
  const stories = createStoryIndexer(database, tags);

  async function sync(onProgress: SyncProgress = () => undefined): Promise<SyncReport> {
    const scan = scanFolder(parser.contentFolder);
    const plan = planSync(database, scan.files);
    storeScanFindings(database, scan.findings);
    const pool = openPool(plan.toParse.length + stories.waiting());
    try {
      await parseFiles(pool, plan, onProgress);
      await stories.index(pool, onProgress, plan.toParse.length);
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

  /**
   * Deleted files are forgotten last, so that a moved file can still be matched with its article.
   */
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

  return { sync };
}

function* parseTasks(files: readonly ScannedFile[]): Generator<ParseTask> {
  for (let at = 0; at < files.length; at += FILES_PER_TASK) {
    yield { kind: 'parse', paths: files.slice(at, at + FILES_PER_TASK).map((file) => file.path) };
  }
}

/**
 * The scan's own findings are replaced each time; they concern paths that are not regular files.
 */
function storeScanFindings(database: IndexDatabase, findings: readonly Finding[]): void {
  database.transaction(() => {
    database.prepare('DELETE FROM finding WHERE path NOT IN (SELECT path FROM file)').run();
    const insert = database.prepare(
      'INSERT INTO finding (path, kind, reason, message) VALUES (?, ?, ?, ?)',
    );
    for (const { path, kind, reason, message } of findings) insert.run(path, kind, reason, message);
  })();
}
