import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { indexFolderForEach } from './index-folder.js';

const { article, ask, pathOf, sync } = indexFolderForEach();

const search = (query: string) =>
  ask(async (library) => {
    const { hits } = await library.search(query, { offset: 0, limit: 10 });
    return hits.map(({ story }) => `${story.newest.title} × ${story.versionCount}`);
  });

/** A report of so many sentences; another `from` is another report. */
function report(from: number, sentences: number): string {
  return Array.from(
    { length: sentences },
    (_, at) => `第${from + at}號碼頭有${(from + at) * 3}名乘客等候渡輪。`,
  ).join('\n\n');
}

test('a live update under another headline is one hit, told by the newest', async () => {
  article('1.md', 'title: 南灣渡輪停航\ndate: 2026-11-20T08:00:00+08:00', report(1, 30));
  article('2.md', 'title: 颱風逼近　市民滯留離島\ndate: 2026-11-20T11:00:00+08:00', report(1, 40));
  article('3.md', 'title: 花市開鑼\ndate: 2026-11-20T11:00:00+08:00', report(500, 30));

  await sync();

  expect((await search('乘客等候渡輪')).sort()).toEqual([
    '花市開鑼 × 1',
    '颱風逼近　市民滯留離島 × 2',
  ]);
});

test('a version that comes later joins, and its old link opens the same story', async () => {
  article('1.md', 'title: 南灣渡輪停航\ndate: 2026-11-20T08:00:00+08:00', report(1, 30));
  await sync();
  const first = await ask(
    async (library) => (await library.latest({ offset: 0, limit: 1 })).stories[0],
  );

  article('2.md', 'title: 颱風逼近　市民滯留離島\ndate: 2026-11-20T11:00:00+08:00', report(1, 40));
  await sync();

  const now = await ask((library) => library.getStory(first?.newest.id ?? ''));
  expect(now).toMatchObject({
    id: first?.id,
    versionCount: 2,
    newest: { title: '颱風逼近　市民滯留離島' },
  });
});

test('a version that is deleted leaves its story, which keeps its id', async () => {
  article('1.md', 'title: 南灣渡輪停航\ndate: 2026-11-20T08:00:00+08:00', report(1, 30));
  article('2.md', 'title: 颱風逼近　市民滯留離島\ndate: 2026-11-20T11:00:00+08:00', report(1, 40));
  await sync();
  const [both] = await ask(
    async (library) => (await library.latest({ offset: 0, limit: 5 })).stories,
  );

  rmSync(pathOf('1.md'));
  await sync();

  const [left] = await ask(
    async (library) => (await library.latest({ offset: 0, limit: 5 })).stories,
  );
  expect(left).toMatchObject({ id: both?.id, versionCount: 1 });
});

test('a file that is rewritten into another report becomes a story of its own', async () => {
  article('1.md', 'title: 南灣渡輪停航\ndate: 2026-11-20', report(1, 30));
  article('2.md', 'title: 南灣渡輪停航\ndate: 2026-11-20', report(1, 40));
  await sync();

  article('2.md', 'title: 花市開鑼\ndate: 2026-11-21', report(500, 41));
  await sync();

  expect((await search('乘客等候渡輪')).sort()).toEqual(['南灣渡輪停航 × 1', '花市開鑼 × 1']);
});

test('a column of the same name is a story every week', async () => {
  article('1.md', 'title: 碼頭隨筆\ndate: 2026-11-13', report(1, 30));
  article('2.md', 'title: 碼頭隨筆\ndate: 2026-11-20', report(500, 30));

  await sync();

  expect(await search('碼頭隨筆')).toEqual(['碼頭隨筆 × 1', '碼頭隨筆 × 1']);
});

test('related are stories with the same rare tags, then those that quote the same lines', async () => {
  const date = (day: number) => `date: 2026-11-${day}`;
  article('1.md', `title: 南灣渡輪停航\n${date(20)}\ntags: [南灣, 渡輪]`, report(1, 30));
  article('2.md', `title: 渡輪公司道歉\n${date(21)}\ntags: [渡輪, 南灣]`, report(100, 30));
  article('3.md', `title: 評渡輪停航\n${date(22)}\ntags: [社評]`, report(1, 6) + report(200, 24));
  article('4.md', `title: 花市開鑼\n${date(20)}\ntags: [花市]`, report(500, 30));
  await sync();

  const titles = await ask(async (library) => {
    const { stories } = await library.latest({ offset: 0, limit: 10 });
    const story = stories.find(({ newest }) => newest.title === '南灣渡輪停航');
    return (await library.related(story?.newest.id ?? '', 5)).map(({ newest }) => newest.title);
  });

  expect(titles).toEqual(['渡輪公司道歉', '評渡輪停航']);
});

test('an unknown article has nothing related', async () => {
  article('1.md', 'title: 南灣渡輪停航', report(1, 30));
  await sync();

  expect(await ask((library) => library.related('nobody', 5))).toEqual([]);
});
