import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createArticleParser } from '../../src/content/article-parser.js';
import { siteRulesSchema } from '../../src/content/site-rules.js';

let content: string;

beforeEach(() => {
  content = mkdtempSync(join(tmpdir(), 'paperboy-parser-'));
});

afterEach(() => {
  rmSync(content, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
}

/** What a fresh program reads from the file. */
function parse(path: string) {
  const site = siteRulesSchema.parse({ junk: {} });
  return createArticleParser({ contentFolder: content, timeZone: 'Asia/Hong_Kong', site }).parse(
    path,
  );
}

test('an id is short, safe in a link, and the same after a restart and an edit', () => {
  write('週末 散步/舊碼頭 🚢.md', '---\ntitle: 舊碼頭\ndate: 2026-11-22\n---\n第一版。\n');
  const before = parse('週末 散步/舊碼頭 🚢.md').article?.id;

  write('週末 散步/舊碼頭 🚢.md', '---\ntitle: 新碼頭\ndate: 2026-11-22\n---\n第二版。\n');
  const after = parse('週末 散步/舊碼頭 🚢.md').article?.id;

  expect(before).toMatch(/^[A-Za-z0-9_-]{1,12}$/);
  expect(after).toBe(before);
});

test('articles with the same text in two files have two ids', () => {
  write('a.md', '---\ntitle: 早班渡輪\ndate: 2026-11-22\n---\n正文。\n');
  write('b.md', '---\ntitle: 早班渡輪\ndate: 2026-11-22\n---\n正文。\n');

  expect(parse('a.md').article?.id).not.toBe(parse('b.md').article?.id);
});

test('a slug keeps the id when the file moves', () => {
  write('draft-name.md', '---\ntitle: 夜市\nslug: night-market\ndate: 2026-11-22\n---\n正文。\n');
  const before = parse('draft-name.md').article?.id;
  renameSync(join(content, 'draft-name.md'), join(content, 'final-name.md'));

  expect(parse('final-name.md').article?.id).toBe(before);
});

test('without a title the first heading is the headline', () => {
  write('plain.md', '---\ndate: 2026-11-22\n---\n# 海濱新段開放\n\n正文。\n');

  expect(parse('plain.md').article?.fields.title).toBe('海濱新段開放');
});

test('without title, heading and date the file name tells what it can', () => {
  write('2026-11-22-ferry-returns.md', '正文只有一段。\n');

  expect(parse('2026-11-22-ferry-returns.md').article?.fields).toMatchObject({
    title: 'ferry returns',
    day: '2026-11-22',
  });
});

test('a date in the front matter wins over one in the file name', () => {
  write('2026-11-22-ferry.md', '---\ntitle: 渡輪\ndate: 2026-11-20\n---\n正文。\n');

  expect(parse('2026-11-22-ferry.md').article?.fields.day).toBe('2026-11-20');
});

test('a file that is no longer there is gone, not a problem', () => {
  expect(parse('missing.md')).toMatchObject({ state: 'gone' });
});
