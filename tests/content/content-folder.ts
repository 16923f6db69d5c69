/** A content folder that is indexed as often as a test likes, to see what is found wrong. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import type { ParserOptions } from '../../src/content/article-parser.js';
import { type IndexDatabase, openIndexForWriting } from '../../src/content/index-database.js';
import { createIndexer } from '../../src/content/indexer.js';
import { siteRulesSchema } from '../../src/content/site-rules.js';
import type { SyncProgress } from '../../src/content/sync-report.js';

/** An article with nothing wrong. */
export const HEALTHY =
  '---\ntitle: 早班渡輪復航\ndate: 2026-11-22\n---\n\n渡輪今早六時恢復服務。\n';

/** An empty folder for every test of a file; everything is removed after each test. */
export function contentFolderForEach() {
  let root = '';
  let database: IndexDatabase;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'paperboy-broken-'));
    mkdirSync(join(root, 'content'));
    database = openIndexForWriting(join(root, 'data'), 'test');
  });
  afterEach(() => {
    database.close();
    rmSync(root, { recursive: true, force: true });
  });

  /** A place in the folder, or with `..` beside it. */
  const pathOf = (path: string) => join(root, 'content', path);
  const write = (path: string, text: string | Uint8Array) => writeFileSync(pathOf(path), text);
  const parserOptions = (): ParserOptions => ({
    contentFolder: pathOf('.'),
    timeZone: 'Asia/Hong_Kong',
    site: siteRulesSchema.parse({ junk: {} }),
  });

  /** Indexes the folder with one healthy article in it, and returns what was found. */
  async function index(onProgress?: SyncProgress) {
    if (!existsSync(pathOf('healthy.md'))) write('healthy.md', HEALTHY);
    const workerFile = new URL('../../dist/content/parse-worker.js', import.meta.url);
    const indexer = createIndexer(database, { parser: parserOptions(), workerFile });
    const report = await indexer.sync(onProgress);
    const findings = database
      .prepare('SELECT path, kind, reason, message, line FROM finding ORDER BY path')
      .all();
    const titles = database
      .prepare<[], { title: string }>('SELECT title FROM article ORDER BY path')
      .all()
      .map((row) => row.title);
    return { report, findings, titles };
  }

  return { pathOf, write, parserOptions, index };
}

/** A finding whose sentence can be read by a person: one line, no code, no dump. */
export function finding(
  path: string,
  says: readonly [kind: string, reason: string, message: RegExp, line?: number],
) {
  const [kind, reason, message, line = null] = says;
  return { path, kind, reason, message: expect.stringMatching(message) as string, line };
}
