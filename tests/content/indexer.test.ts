import { mkdirSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { indexFolderForEach } from './index-folder.js';

const FIRST_PAGE = { offset: 0, limit: 10 };

const { article, ask, pathOf, sync } = indexFolderForEach(['Temporarily Offline']);

async function titles(query: string): Promise<string[]> {
  const { hits } = await ask((library) => library.search(query, FIRST_PAGE));
  return hits.map((hit) => hit.story.newest.title);
}

const latest = () => ask((library) => library.latest(FIRST_PAGE));

test('a new file is found, and the report accounts for every file', async () => {
  article('ferry.md', 'title: 渡輪復航\ndate: 2026-11-20', '早班渡輪今日復航。');
  article('offline.md', 'title: Temporarily Offline', 'Come back later.');
  article('broken.md', 'title: "never closed', 'Text.');

  const report = await sync();

  expect(report).toEqual({
    files: 3,
    articles: 1,
    stories: 1,
    junk: 1,
    problems: 1,
    added: 3,
    changed: 0,
    removed: 0,
  });
  expect(await titles('渡輪')).toEqual(['渡輪復航']);
});

test('a second sync reads nothing again', async () => {
  article('ferry.md', 'title: 渡輪復航\ndate: 2026-11-20', '早班渡輪今日復航。');
  await sync();

  const report = await sync();

  expect(report).toMatchObject({ files: 1, articles: 1, added: 0, changed: 0, removed: 0 });
});

test('a changed file is found by its new words and no longer by its old ones', async () => {
  article('ferry.md', 'title: 渡輪復航\ndate: 2026-11-20', '早班渡輪今日復航。');
  await sync();
  article('ferry.md', 'title: 渡輪復航\ndate: 2026-11-20', '晚間電車照常行駛，班次不變。');

  const report = await sync();

  expect(report.changed).toBe(1);
  expect(await titles('電車')).toEqual(['渡輪復航']);
  expect(await titles('早班')).toEqual([]);
});

test('a file saved again with the same size and another time is read again', async () => {
  article('ferry.md', 'title: 渡輪復航\ndate: 2026-11-20', '甲甲甲甲。');
  await sync();
  article('ferry.md', 'title: 渡輪復航\ndate: 2026-11-20', '乙乙乙乙。');
  utimesSync(pathOf('ferry.md'), 2_000_000_000, 2_000_000_000);

  await sync();

  expect(await titles('乙乙')).toEqual(['渡輪復航']);
});

test('a deleted file is gone from every list', async () => {
  article('ferry.md', 'title: 渡輪復航\ndate: 2026-11-20\ntags: [海港]', '早班渡輪今日復航。');
  await sync();
  rmSync(pathOf('ferry.md'));

  const report = await sync();

  const { tags } = await ask((library) => library.tags(FIRST_PAGE));
  expect(report).toMatchObject({ files: 0, stories: 0, removed: 1 });
  expect(await titles('渡輪')).toEqual([]);
  expect(tags).toEqual([]);
});

test('a renamed file keeps its id, so that links to it still open', async () => {
  article('ferry.md', 'title: 渡輪復航\ndate: 2026-11-20', '早班渡輪今日復航。');
  await sync();
  const before = (await latest()).stories[0]?.newest;
  mkdirSync(pathOf('2026'));
  renameSync(pathOf('ferry.md'), pathOf('2026/harbour.md'));

  await sync();

  const after = (await latest()).stories[0]?.newest;
  expect(after).toMatchObject({ id: before?.id, path: '2026/harbour.md' });
});

test('versions of one day and headline are one story, told by the newest', async () => {
  article(
    '1.md',
    'title: 颱風逼近\ndate: 2026-09-01\nlast_updated: 2026-09-01 08:00\ntags: [天文台]',
    '一號信號生效。',
  );
  article(
    '2.md',
    'title: 颱風逼近\ndate: 2026-09-01\nlast_updated: 2026-09-01 12:00\ntags: [渡輪]',
    '八號信號生效。',
  );
  article('3.md', 'title: 颱風逼近\ndate: 2026-09-02', '信號除下。');

  const { stories } = await sync();

  const page = await latest();
  expect(stories).toBe(2);
  expect(page.stories.map(({ newest, versionCount }) => [newest.path, versionCount])).toEqual([
    ['3.md', 1],
    ['2.md', 2],
  ]);
  expect(page.stories[1]?.tags.toSorted()).toEqual(['天文台', '渡輪'].toSorted());
  expect(await titles('一號')).toEqual([]);
});

test('when the newest version goes, the story is told by the one before', async () => {
  article(
    '1.md',
    'title: 颱風逼近\ndate: 2026-09-01\nlast_updated: 2026-09-01 08:00',
    '一號信號生效。',
  );
  article(
    '2.md',
    'title: 颱風逼近\ndate: 2026-09-01\nlast_updated: 2026-09-01 12:00',
    '八號信號生效。',
  );
  await sync();
  const before = (await latest()).stories[0];
  rmSync(pathOf('2.md'));

  await sync();

  const after = (await latest()).stories[0];
  expect(after).toMatchObject({ id: before?.id, versionCount: 1, newest: { path: '1.md' } });
  expect(await titles('一號')).toEqual(['颱風逼近']);
});

test('a sync that was cut off in the middle is finished by the next', async () => {
  for (let number = 1; number <= 90; number += 1) {
    article(
      `${number}.md`,
      `title: 第${number}號快訊\ndate: 2026-01-01`,
      `渡輪第${number}班開出。`,
    );
  }
  const cut = sync((done) => {
    if (done >= 64) throw new Error('cut off');
  });
  await expect(cut).rejects.toThrow('cut off');

  const report = await sync();

  expect(report).toMatchObject({ files: 90, articles: 90, stories: 90 });
  const { total } = await ask((library) => library.search('渡輪', FIRST_PAGE));
  expect(total).toBe(90);
});

test('many files are parsed in threads with the same result', async () => {
  for (let number = 1; number <= 230; number += 1) {
    article(
      `${number}.md`,
      `title: 第${number}號快訊\ndate: 2026-01-01`,
      `渡輪第${number}班開出。`,
    );
  }

  const report = await sync();

  expect(report).toMatchObject({ files: 230, articles: 230, stories: 230, problems: 0 });
  expect(await titles('第77號')).toEqual(['第77號快訊']);
});

test('a new file in the place of one that moved away is an article of its own', async () => {
  article('ferry.md', 'title: 渡輪復航\ndate: 2026-11-20', '早班渡輪今日復航。');
  await sync();
  renameSync(pathOf('ferry.md'), pathOf('old-ferry.md'));
  await sync();
  article('ferry.md', 'title: 燈塔開放\ndate: 2026-11-21', '燈塔週末開放參觀。');

  const report = await sync();

  expect(report).toMatchObject({ articles: 2, stories: 2, problems: 0 });
});
