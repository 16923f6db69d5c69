import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSummaryCache } from '../../src/content/summary-cache.js';
import type { Log } from '../../src/domain/log.js';
import { quietLog } from '../telegram/quiet-log.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-summaries-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const openCache = (version: string, log: Log = quietLog) =>
  openSummaryCache({ dataFolder: folder, version, log });

test('a summary that was made once is there after a restart', () => {
  const first = openCache('1');
  first.set('hash line', ['渡輪今早復航。']);
  first.close();

  const second = openCache('1');

  expect(second.get('hash line')).toEqual(['渡輪今早復航。']);
  second.close();
});

test('a new version of the summariser makes every summary anew', () => {
  const first = openCache('1');
  first.set('hash line', ['渡輪今早復航。']);
  first.close();

  const second = openCache('2');

  expect(second.get('hash line')).toBeUndefined();
  second.close();
});

test('a broken file is thrown away and does not stop the start', () => {
  writeFileSync(join(folder, 'summaries.db'), 'this is no database, but long enough to look at');

  const cache = openCache('1');
  cache.set('hash line', ['渡輪今早復航。']);

  expect(cache.get('hash line')).toEqual(['渡輪今早復航。']);
  cache.close();
});

test('summaries that cannot be kept are given all the same, and the log says once why', () => {
  const lines: object[] = [];
  const log = { ...quietLog, warn: (details: object) => void lines.push(details) };
  const cache = openCache('1', log);
  const other = new Database(join(folder, 'summaries.db'));
  other.exec('DROP TABLE summary');
  other.close();

  cache.set('hash line', ['渡輪今早復航。']);
  cache.set('hash short', ['渡輪停航兩日後復航。']);

  expect(cache.get('hash line')).toEqual(['渡輪今早復航。']);
  expect(lines).toMatchObject([
    { file: join(folder, 'summaries.db'), err: { message: 'no such table: summary' } },
  ]);
  cache.close();
});
