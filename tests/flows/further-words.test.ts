import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buttonLabels } from './button-labels.js';
import { openFolder, type OpenFolder } from './open-folder.js';
import { type RunningBot, startBot } from './start-bot.js';
import { tap } from './tap.js';

describe('words behind a command', () => {
  let folder: OpenFolder;
  let bot: RunningBot;
  beforeAll(async () => {
    folder = await openFolder({
      'tram-1.md': article('電車百年', '2020-06-22'),
      'tram-2.md': article('電車停駛一天', '2021-03-01'),
      'lamp.md': article('燈塔的一夜', '2021-06-22'),
      'lamp-2.md': article('燈塔的一夜', '2021-06-22', '後來燈塔又亮了，守塔人說那是月光。'),
    });
    bot = await startBot({ library: folder.archive.library });
  });
  afterAll(async () => {
    await bot.stop();
    await folder.close();
    expect(bot.refused()).toEqual([]);
    expect(bot.api.world.callbacks.unanswered()).toEqual([]);
  });

  test('/latest with words shows the newest stories about them', async () => {
    const reader = bot.api.town.person();

    const list = await reader.asks('/latest 電車');
    const number = await reader.asks('/latest 10');

    expect(list.text).toMatch(/2 stories about “電車”[\s\S]*電車停駛一天[\s\S]*電車百年/);
    expect(number.text).toContain('I do not understand “10”');
    expect(number.text).toContain('🗞 Latest');
  });

  test('/random with words opens a story about them, and so does its button', async () => {
    const reader = bot.api.town.person();
    bot.passes(5);

    const card = await reader.asks('/random 燈塔');
    const none = await reader.asks('/random zebra');

    expect(card.text).toContain('燈塔的一夜');
    expect(JSON.stringify(card.reply_markup)).toMatch(
      /"🎲 Another one","callback_data":"random[^"]*燈塔/,
    );
    expect(none.text).toContain('Nothing about “zebra”');
  });

  test.each([
    ['/top 2021-06', 'Most covered · 1 June 2021 – 30 June 2021'],
    ['/top 2021', 'Most covered · 1 January 2021 – 31 December 2021'],
    ['/top day', 'Most covered · 22 June 2021 – 22 June 2021'],
    ['/top 2018', 'No story was updated or covered by others in that time.'],
    ['/top century', 'I do not know a time “century”. Try /top week'],
    ['/help me', '/help takes no words; I ignored “me”.'],
    ['/subs 渡輪', '/subscriptions takes no words; I ignored “渡輪”.'],
    ['/mydata please', '/mydata takes no words; I ignored “please”.'],
    ['/forgetme now', 'I do not understand “now”.'],
    ['/settings colours', 'I do not understand “colours”.'],
    ['/choose politics', 'I do not understand “politics”.'],
  ])('%s is answered with “%s”', async (typed, words) => {
    const reader = bot.api.town.person();

    const answer = await reader.asks(typed);

    expect(answer.text ?? answer.caption).toContain(words);
  });

  test('a time without a list offers the others', async () => {
    const reader = bot.api.town.person();

    const none = await reader.asks('/top century');
    const year = await tap(bot.api, reader, none, 'Year');

    expect(buttonLabels(none)).toEqual([['Week', 'Month', 'Year']]);
    expect(year.text).toContain('燈塔的一夜');
  });
});

function article(title: string, day: string, more = ''): string {
  return `---
title: ${title}
date: ${day}
tags: [交通]
---

${title}。這是一段文字，說明${title}的來龍去脈，以及各方對${title}的意見。${more}
`;
}
