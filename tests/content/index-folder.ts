/** A folder of articles with an index of its own, for every test of a file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { type IndexDatabase, openIndexForWriting } from '../../src/content/index-database.js';
import { openLibrary } from '../../src/content/index-library.js';
import { createIndexer } from '../../src/content/indexer.js';
import { siteRulesSchema } from '../../src/content/site-rules.js';
import type { SyncProgress, SyncReport } from '../../src/content/sync-report.js';
import { summarise } from '../../src/summary/summarise.js';
import { quietLog } from '../telegram/quiet-log.js';

export type IndexFolder = {
  /** Where a file of that path is. */
  readonly pathOf: (path: string) => string;
  /** Saves an article with these lines of front matter. */
  readonly article: (path: string, fields: string, body: string) => void;
  readonly sync: (onProgress?: SyncProgress) => Promise<SyncReport>;
  /** Asks a library over the index as it is now. */
  readonly ask: <T>(question: (library: IndexLibrary) => Promise<T>) => Promise<T>;
};

type IndexLibrary = ReturnType<typeof openLibrary>;

const WORKER_FILE = new URL('../../dist/content/parse-worker.js', import.meta.url);

/** Pages of these titles are junk; everything is removed after each test. */
export function indexFolderForEach(junkTitles: readonly string[] = []): IndexFolder {
  let root = '';
  let database: IndexDatabase;
  const pathOf = (path: string) => join(root, 'content', path);
  const parser = () => ({
    contentFolder: join(root, 'content'),
    timeZone: 'Asia/Hong_Kong',
    site: siteRulesSchema.parse({ junk: { titles: [...junkTitles] } }),
  });
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'paperboy-index-'));
    mkdirSync(join(root, 'content'));
    database = openIndexForWriting(join(root, 'data'), 'test');
  });
  afterEach(() => {
    database.close();
    rmSync(root, { recursive: true, force: true });
  });

  return {
    pathOf,
    article(path, fields, body) {
      mkdirSync(dirname(pathOf(path)), { recursive: true });
      writeFileSync(pathOf(path), `---\n${fields}\n---\n\n${body}\n`);
    },
    sync: (onProgress) =>
      createIndexer(database, { parser: parser(), workerFile: WORKER_FILE }).sync(onProgress),
    async ask(question) {
      const library = openLibrary({
        dataFolder: join(root, 'data'),
        parser: parser(),
        searchWords: { talk: [], newest: [], synonyms: [] },
        summarise,
        summariserVersion: 'test',
        llm: undefined,
        random: () => 0,
        log: quietLog,
      });
      try {
        return await question(library);
      } finally {
        library.close();
      }
    },
  };
}
