import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../src/playground/telegram.js';
import { buttonLabels } from './button-labels.js';
import { openFolder, type OpenFolder } from './open-folder.js';
import { type RunningBot, startBot } from './start-bot.js';
import { tap } from './tap.js';

const FERRY = `---
title: 渡輪加價一成
date: 2021-06-21
last_updated: UPDATED
author: 陳大文、Ann Lee
category: 港聞
tags: [渡輪, 離島交通]
url: https://archive.example.org/ferry
original_url: https://news.example.org/ferry
image: https://news.example.org/ferry.jpg
---

渡輪公司宣布下月起加價PERCENT，離島居民表示不滿，認為加幅遠高於通脹。政府回應指會考慮補貼，並研究其他航線安排。

碼頭今早有數十名乘客排隊，有人手持標語，要求公司撤回申請。公司發言人說會聆聽意見。
`;

const version = (updated: string, percent: string, more = '') =>
  FERRY.replace('UPDATED', updated).replace('PERCENT', percent) + more;

describe('the card of a story', () => {
  let folder: OpenFolder;
  let bot: RunningBot;
  let id: string;
  beforeAll(async () => {
    folder = await openFolder({
      'ferry-1.md': version('2021-06-21 08:00:00', '一成'),
      'ferry-copy.md': version('2021-06-21 08:30:00', '一成'),
      'ferry-copy-again.md': version('2021-06-21 08:30:20', '一成'),
      'ferry-2.md': version(
        '2021-06-21 12:00:00',
        '半成',
        '\n工會下午加入談判，雙方明天再見面。\n',
      ),
    });
    bot = await startBot({ library: folder.archive.library });
    const { stories } = await folder.archive.library.latest({ offset: 0, limit: 2 });
    expect(stories).toHaveLength(1);
    id = stories[0]?.id ?? '';
  });
  afterAll(async () => {
    await bot.stop();
    await folder.close();
    expect(bot.refused()).toEqual([]);
    expect(bot.api.world.callbacks.unanswered()).toEqual([]);
  });

  const buttons = (message: Message) => (message.reply_markup?.inline_keyboard ?? []).flat();
  const labels = (message: Message) => buttonLabels(message).flat();

  test('links the original and the copy, and shows the picture that the front matter names', async () => {
    const reader = bot.api.town.person();

    const card = await reader.asks(`/read ${id}`);

    const links = buttons(card).flatMap(({ text, url }) =>
      url === undefined ? [] : [[text, url]],
    );
    expect(links).toEqual([
      ['Original', 'https://news.example.org/ferry'],
      ['Archived copy', 'https://archive.example.org/ferry'],
    ]);
    expect(card.link_preview_options?.url).toBe('https://news.example.org/ferry.jpg');
    expect(card.entities?.find(({ type }) => type === 'text_link')?.url).toBe(
      'https://archive.example.org/ferry',
    );
  });

  test('tells how often the text changed and what: copies do not count', async () => {
    const reader = bot.api.town.person({ languageCode: 'zh-hant' });
    bot.passes(5);
    const card = await reader.asks(`/read ${id}`);

    const changes = await tap(bot.api, reader, card, '改了甚麼');
    const back = await tap(bot.api, reader, changes, '‹ 返回文章');

    expect(card.text).toContain('更新過 1 次');
    expect(changes.text).toContain('✏️ 渡輪公司宣布下月起加價一成半成，離島居民');
    expect(changes.text).toContain('➕ 工會下午加入談判');
    expect(changes.text).not.toContain('碼頭今早');
    const struck = (changes.entities ?? []).filter(({ type }) => type === 'strikethrough');
    expect(
      struck.map(({ offset, length }) => changes.text?.slice(offset, offset + length)),
    ).toEqual(['一成']);
    expect(back.text).toBe(card.text);
  });

  test('tells the versions of one day apart by their time; those of a minute are one line', async () => {
    const reader = bot.api.town.person({ languageCode: 'zh-hant' });
    bot.passes(5);
    const card = await reader.asks(`/read ${id}`);

    const versions = await tap(bot.api, reader, card, '4 個版本');

    expect(versions.text?.split('\n').slice(2)).toEqual([
      '共有 4 個版本，由新至舊：',
      '1. 6月21日 12:00',
      '2. 6月21日 08:30（儲存了 2 次）',
      '3. 6月21日 08:00',
    ]);
    expect(labels(versions)).toEqual(['1', '2', '3', '‹ 返回文章']);
  });

  test('opens each author and the section, and marks a topic once it is followed', async () => {
    const reader = bot.api.town.person();
    bot.passes(5);
    const card = await reader.asks(`/read ${id}`);

    const author = await tap(bot.api, reader, card, '✍ Ann Lee');
    const again = await tap(bot.api, reader, author, '‹ Back to the article');
    const topic = await tap(bot.api, reader, again, '#離島交通');
    await tap(bot.api, reader, topic, '🔔 Follow #離島交通');
    const marked = await tap(bot.api, reader, card, '‹ Back to the article');

    expect(author.text).toMatch(/^✍ Ann Lee · 1 story/);
    expect(labels(card)).toEqual(expect.arrayContaining(['✍ 陳大文', '🗂 港聞']));
    expect(labels(marked)).toEqual(expect.arrayContaining(['✓ #離島交通', '#渡輪']));
  });

  test.each([
    ['/changes', 'Which article?'],
    ['/changes nothing', 'no article with this number'],
    ['/changes ID 99', '21 June 08:00 → 21 June 12:00'],
    ['/changes ID -1', '21 June 08:00 → 21 June 12:00'],
    ['/changes ID x y', '21 June 08:00 → 21 June 12:00'],
  ])('%s is answered with “%s”', async (typed, words) => {
    const reader = bot.api.town.person();

    expect((await reader.asks(typed.replace('ID', id))).text).toContain(words);
  });
});
