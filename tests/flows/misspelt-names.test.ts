import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openFolder, type OpenFolder } from './open-folder.js';
import { type RunningBot, startBot } from './start-bot.js';
import { tap } from './tap.js';
import { uniqueWords } from './unique-words.js';

describe('a name that is typed with a slip', () => {
  let folder: OpenFolder;
  let bot: RunningBot;
  beforeAll(async () => {
    const keeper = Array.from({ length: 12 }, (_, at) => [
      `keeper-${at}.md`,
      article(`第${at + 1}夜`, '燈塔守護者, 守燈人', `2021-06-${at + 10}`),
    ]);
    folder = await openFolder({
      ...(Object.fromEntries(keeper) as Record<string, string>),
      'slip.md': article('讀者寫成守燈仁', '讀者', '2021-05-01'),
      'tram.md': article('電車百年', '電車公司', '2020-05-01'),
    });
    bot = await startBot({ library: folder.archive.library });
  });
  afterAll(async () => {
    await bot.stop();
    await folder.close();
    expect(bot.refused()).toEqual([]);
  });

  test.each(['燈塔守護人', '燈塔守者護', '灯塔守護員'])(
    '%s is nowhere: the name is searched for, and the heading says so',
    async (typed) => {
      const reader = bot.api.town.person();

      const list = await reader.asks(typed);

      expect(list.text).toContain(`Nothing for “${typed}” as typed. 12 stories about “燈塔守護者”`);
    },
  );

  test('a slip that somebody else made too finds that story, with the topic beside it', async () => {
    const reader = bot.api.town.person();

    const list = await reader.asks('守燈仁');
    const topic = await tap(bot.api, reader, list, '燈塔守護者 · 12');

    expect(list.text).toContain('1 story about “守燈仁”');
    expect(topic.text).toContain('#燈塔守護者 · 12 stories');
  });

  test('a word that is no slip of any topic is searched for as it is', async () => {
    const reader = bot.api.town.person();

    const list = await reader.asks('電車公園');

    expect(list.text).not.toContain('電車公司”');
  });
});

function article(title: string, tag: string, day: string): string {
  return `---
title: ${title}
date: ${day}
tags: [${tag}]
---

${title}、${tag}：${uniqueWords(Date.parse(day) / 86_400_000)}。
`;
}
