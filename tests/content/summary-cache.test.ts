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
  rmSync(folder, { recursive: true });
});

test('a summary outlives a restart, but not another version of the summariser', () => {
  const before = openSummaryCache(folder, 'one');
  before.set('article', ['渡輪復航。']);
  before.close();

  const after = openSummaryCache(folder, 'one');
  const changed = openSummaryCache(folder, 'two');

  expect(after.get('article')).toEqual(['渡輪復航。']);
  expect(changed.get('article')).toBeUndefined();
  after.close();
  changed.close();
});

test('a broken file is thrown away and costs no start', () => {
  writeFileSync(join(folder, 'summaries.db'), 'this is no database, but long enough to look at');

  const cache = openSummaryCache(folder, 'one');
  cache.set('article', ['渡輪復航。']);

  expect(cache.get('article')).toEqual(['渡輪復航。']);
  cache.close();
});
