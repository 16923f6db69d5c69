import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSummaryCache } from '../../src/content/summary-cache.js';

test('a summary that was made once is there after a restart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-summaries-'));
  const first = openSummaryCache(folder, '1');
  first.set('hash line', ['渡輪今早復航。']);
  first.close();

  const second = openSummaryCache(folder, '1');

  expect(second.get('hash line')).toEqual(['渡輪今早復航。']);
  second.close();
});

test('a new version of the summariser makes every summary anew', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-summaries-'));
  const first = openSummaryCache(folder, '1');
  first.set('hash line', ['渡輪今早復航。']);
  first.close();

  const second = openSummaryCache(folder, '2');

  expect(second.get('hash line')).toBeUndefined();
  second.close();
});
