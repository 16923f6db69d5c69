import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Archive } from '../../src/archive.js';
import { type OpenFolder, openContent } from '../flows/open-folder.js';

let folder: OpenFolder;
let archive: Archive;

beforeAll(async () => {
  folder = await openContent(fileURLToPath(new URL('../../content/', import.meta.url)));
  ({ archive } = folder);
});

afterAll(() => folder.close());

const FIRST_TEN = { offset: 0, limit: 10 };

test('nothing is wrong with the samples: one is a draft, two are older versions', () => {
  const found = [...archive.library.findings()].map(({ path, reason }) => `${reason} ${path}`);

  expect(found.sort()).toEqual([
    'draft 2026/11/1119-not-yet.md',
    'version 2026/11/1101-storm-signal.md',
    'version 2026/11/1102-storm-signal.md',
  ]);
});

test('every sample but the draft can be found', () => {
  expect(archive.report).toMatchObject({ files: 43, articles: 42, stories: 40, problems: 0 });
});

test('a live report is one story that shows its newest version', async () => {
  const { hits } = await archive.library.search('天文台改發三號強風信號', FIRST_TEN);

  expect(hits[0]?.story).toMatchObject({
    versionCount: 3,
    newest: { path: '2026/11/1103-storm-signal.md' },
  });
});

test('two columns with the same headline stay two stories', async () => {
  const { hits } = await archive.library.search('街角備忘', FIRST_TEN);

  const columns = hits.filter((hit) => hit.story.newest.title === '街角備忘');
  expect(columns).toHaveLength(2);
});

test('23 November has something to show', async () => {
  const { stories } = await archive.library.onThisDay(11, 23, FIRST_TEN);

  expect(stories.map((story) => story.newest.day)).toEqual([
    '2025-11-23',
    '2023-11-23',
    '2021-11-23',
  ]);
});

test('渡輪 is a theme with more than a page of stories', async () => {
  const { total } = await archive.library.search('渡輪', FIRST_TEN);

  expect(total).toBeGreaterThan(10);
});

test('names that always stand together are one topic', async () => {
  const ferry = await archive.library.getTag('ferry');
  const observatory = await archive.library.getTag('香港天文台');

  expect(ferry).toMatchObject({ name: '渡輪', aliases: ['小輪', 'ferry'], stories: 10 });
  expect(observatory).toMatchObject({ name: '天文台', stories: 7 });
});

test('every sample has a summary', async () => {
  for (const article of archive.library.eachArticle()) {
    const { text } = await archive.library.summary(article, 'short');

    expect(text, article.path).not.toBe('');
  }
});

test('no sample shows its footer or its author card', async () => {
  for (const article of archive.library.eachArticle()) {
    const reading = await archive.library.read(article);

    const text = reading?.blocks.map((block) => block.text).join('\n');
    expect(text, article.path).not.toMatch(/月費訂戶|晨渡報|逢星期一記下/);
  }
});
