import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFolder, type OpenFolder } from '../flows/open-folder.js';

const ALL = { offset: 0, limit: 50 };

let folder: OpenFolder;
beforeAll(async () => {
  folder = await openFolder({
    // A storm of four days, told by four stories.
    'storm-1.md': article('颱風逼近，天文台發三號波', '2021-06-01', ['颱風海燕', '天文台']),
    'storm-2.md': article('颱風令渡輪停航', '2021-06-02', ['颱風海燕', '天文台']),
    'storm-3.md': article('颱風吹倒百樹', '2021-06-03', ['颱風海燕', '天文台']),
    'storm-late.md': article('颱風三個月後：樹木回來了', '2021-09-03', ['颱風海燕', '天文台']),
    // One column that was saved three times with another text.
    'column-1.md': updated('電車的一天', '2021-06-02', '上午'),
    'column-2.md': updated('電車的一天', '2021-06-02', '下午'),
    'column-3.md': updated('電車的一天', '2021-06-02', '晚上'),
    // One report that was saved three times with the same text.
    'tram-1.md': resaved('電車新車廂抵港', '2021-06-02', '18:34:09'),
    'tram-2.md': resaved('電車新車廂抵港', '2021-06-02', '19:00:16'),
    'tram-3.md': resaved('電車新車廂抵港', '2021-06-02', '19:00:29'),
    'lonely.md': article('燈塔無事', '2021-06-02', ['燈塔']),
  });
});
afterAll(() => folder.close());

const covered = async (first: string, last: string) =>
  (await folder.archive.library.mostCovered(first, last, ALL)).covered.map(
    ({ story, updates, related }) => [story.newest.title, updates, related],
  );

test('an event is one story with how many others are about it in the same week', async () => {
  expect(await covered('2021-06-01', '2021-06-30')).toEqual([
    ['颱風吹倒百樹', 0, 2],
    ['電車的一天', 2, 0],
  ]);
});

test('a story of months later is not of the same week', async () => {
  const titles = (await covered('2021-01-01', '2021-12-31')).map(([title]) => title);

  expect(titles).not.toContain('颱風三個月後：樹木回來了');
});

test('a story that is saved again with the same text was not updated', async () => {
  const { stories } = await folder.archive.library.latest({ offset: 0, limit: 50 });

  const titles = (await covered('2021-06-01', '2021-06-30')).map(([title]) => title);

  expect(stories.find(({ newest }) => newest.title === '電車新車廂抵港')?.versionCount).toBe(3);
  expect(titles).not.toContain('電車新車廂抵港');
});

test('nothing is covered where nothing was written', async () => {
  expect(await covered('2020-01-01', '2020-12-31')).toEqual([]);
});

function article(title: string, day: string, tags: readonly string[]): string {
  const body = `${title}。今天各區居民談論此事，記者到場採訪，請看${title}的詳細報道。`;
  return `---\ntitle: ${title}\ndate: ${day}\ntags: [${tags.join(', ')}]\n---\n\n${body}\n`;
}

function resaved(title: string, day: string, time: string): string {
  const body = '三節新車廂今早由貨輪運抵，明年投入服務，車身漆成深綠色，座椅用回收木材製造。';
  return `---\ntitle: ${title}\ndate: ${day}\nlast_updated: ${day} ${time}\n---\n\n${body}\n`;
}

function updated(title: string, day: string, when: string): string {
  const body = `電車叮叮響了一百年，車長每天清早由北角出發，駛過整個港島北岸。${when}有乘客說最喜歡上層的窗口。`;
  return `---\ntitle: ${title}\ndate: ${day}\n---\n\n${body}\n`;
}
