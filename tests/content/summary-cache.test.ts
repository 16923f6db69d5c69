import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSummaryCache } from '../../src/content/summary-cache.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-summaries-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a summary that was made once is there after a restart', () => {
  const first = openSummaryCache(folder, '1');
  first.set('hash line', ['渡輪今早復航。']);
  first.close();

  const second = openSummaryCache(folder, '1');

  expect(second.get('hash line')).toEqual(['渡輪今早復航。']);
  second.close();
});

test('a new version of the summariser makes every summary anew', () => {
  const first = openSummaryCache(folder, '1');
  first.set('hash line', ['渡輪今早復航。']);
  first.close();

  const second = openSummaryCache(folder, '2');

  expect(second.get('hash line')).toBeUndefined();
  second.close();
});

test('a broken file is thrown away and does not stop the start', () => {
  writeFileSync(join(folder, 'summaries.db'), 'this is no database, but long enough to look at');

  const cache = openSummaryCache(folder, '1');
  cache.set('hash line', ['渡輪今早復航。']);

  expect(cache.get('hash line')).toEqual(['渡輪今早復航。']);
  cache.close();
});
