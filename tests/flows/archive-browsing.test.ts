import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../src/playground/telegram.js';
import { buttonLabels } from './button-labels.js';
import { openFolder, type OpenFolder } from './open-folder.js';
import { type RunningBot, startBot } from './start-bot.js';
import { tap } from './tap.js';

describe('a reader browses the sample archive', () => {
  let folder: OpenFolder;
  let bot: RunningBot;
  beforeAll(async () => {
    folder = await openFolder({
      'ferry-1.md': article('渡輪加價一成', '2021-06-21', '陳大文', '港聞', ['渡輪', '交通']),
      'ferry-2.md': article('渡輪加價：居民不滿', '2021-06-22', '陳大文、李小明', '港聞', [
        '渡輪',
        '交通',
      ]),
      'ferry-3.md': article('渡輪公司回應', '2021-06-23', '李小明', '港聞', ['渡輪', '交通']),
      'tram.md': article('電車百年', '2020-06-22', 'Ann Lee', '文化', ['電車', '交通']),
      'lamp.md': article('燈塔的一夜', '2019-02-01', 'Ann Lee', '文化', ['燈塔']),
    });
    bot = await startBot({ library: folder.archive.library });
  });
  afterAll(async () => {
    await bot.stop();
    await folder.close();
    expect(bot.refused()).toEqual([]);
    expect(bot.api.world.callbacks.unanswered()).toEqual([]);
  });

  const labels = (message: Message) => buttonLabels(message).flat();

  test('from the years to a month to a day and up again, in one message', async () => {
    const reader = bot.api.town.person();
    const years = await reader.asks('/calendar');

    const months = await tap(bot.api, reader, years, '2021 · 3');
    const days = await tap(bot.api, reader, months, 'Jun · 3');
    const day = await tap(bot.api, reader, days, '22¹');
    const again = await tap(bot.api, reader, day, '📅 June 2021');

    expect(labels(years)).toEqual(['2021 · 3', '2020 · 1', '2019 · 1']);
    expect(labels(months)).toContain('Mar');
    expect(day.text).toContain('📅 22 June 2021 · 1 story');
    expect(day.text).toContain('渡輪加價：居民不滿');
    expect(again.text).toBe(days.text);
    expect(again.message_id).toBe(years.message_id);
  });

  test('a place of the calendar without stories says so, and so does what is shown already', async () => {
    const reader = bot.api.town.person();
    bot.passes(5);
    const days = await reader.asks('/calendar 2021-06');

    const taps = [
      await reader.presses(days, '·'),
      await reader.presses(days, { row: 0, column: 1 }),
      await reader.presses(days, { data: 'where\u001f\u001f2021-99' }),
    ];
    const top = await reader.asks('/top');
    taps.push(await reader.presses(top, '✓ Week'));

    expect(taps.map(({ text }) => text)).toEqual([
      'This day belongs to another month',
      'No story is dated 1 June 2021.',
      expect.stringContaining('This button is too old'),
      'You are already looking at it',
    ]);
  });

  test('an author’s page has everything they wrote, alone or with others, and can be followed', async () => {
    const reader = bot.api.town.person();
    bot.passes(5);
    const page = await reader.asks('/author 陈大文');

    const followed = await tap(bot.api, reader, page, '🔔 Follow ✍ 陳大文');
    bot.passes(5);
    const unknown = await reader.asks('/author 陳');

    expect(page.text).toMatch(/^✍ 陳大文 · 2 stories/);
    expect(labels(followed)).toContain('✓ Following ✍ 陳大文');
    expect(unknown.text).toContain('There are no stories by “陳”');
    expect(labels(unknown)).toContain('陳大文 · 2');
  });

  test('sections are listed with their numbers, and one leads to its stories and back', async () => {
    const reader = bot.api.town.person();
    bot.passes(5);
    const sections = await reader.asks('/category');

    const one = await tap(bot.api, reader, sections, '文化 · 2');

    expect(labels(sections)).toEqual(['港聞 · 3', '文化 · 2']);
    expect(one.text).toMatch(/^🗂 文化 · 2 stories/);
    expect(labels(one)).toContain('‹ Back to the section');
  });

  test('results are narrowed down by topic and year in one message, and widened again', async () => {
    const reader = bot.api.town.person();
    bot.passes(5);
    const results = await reader.asks('#交通');

    const filters = await tap(bot.api, reader, results, '⚙ Filter');
    const ferries = await tap(bot.api, reader, filters, '#渡輪 · 3');
    const shown = await tap(bot.api, reader, ferries, 'Show 3 stories');
    const again = await tap(bot.api, reader, shown, '⚙ Filter');
    const wide = await tap(bot.api, reader, again, '✕ #渡輪');
    const year = await tap(bot.api, reader, wide, '2020 · 1');
    const only = await tap(bot.api, reader, year, 'Show 1 story');

    expect(filters.text).toMatch(/^4 stories/);
    expect(shown.text).toMatch(/^3 stories\nOnly: #交通 · #渡輪/);
    expect(wide.text).toBe(filters.text);
    expect(only.text).toContain('電車百年');
    expect(only.message_id).toBe(results.message_id);
  });

  test('a time without stories is told apart from words without stories', async () => {
    const reader = bot.api.town.person();
    bot.passes(5);

    const future = await reader.asks('渡輪 from:2027');
    const anyTime = await tap(bot.api, reader, future, 'At any time · 3');
    const alone = await reader.asks('to:2018');
    const words = await reader.asks('nobody-wrote-this from:2027');

    expect(future.text).toBe(
      'Nothing about “渡輪” in that time (since 2027).\nThe stories here are from 2019 to 23 June 2021.',
    );
    expect(anyTime.text).toMatch(/^3 stories/);
    expect(alone.text).toMatch(/^No story in that time \(until 2018\)\.\nThe stories here/);
    expect(labels(alone)).toEqual(['All years']);
    expect(words.text).toContain('Try fewer or other words');
  });

  test.each(['"', '-', '#'])('who sends %s is told how to search', async (text) => {
    const reader = bot.api.town.person();

    expect((await reader.asks(text)).text).toMatch(/^Write what you are looking for/);
  });

  test.each(['sort:newest', '請問有冇最新消息', 'what is new?'])(
    'who asks %s gets the latest',
    async (text) => {
      const reader = bot.api.town.person();

      expect((await reader.asks(text)).text).toContain('1. 渡輪公司回應');
    },
  );

  test('a topic that is none is named as one, and help is a tap away from every dead end', async () => {
    const reader = bot.api.town.person();

    const topic = await reader.asks('#渡');
    const words = await reader.asks('nobody-wrote-this');

    expect(topic.text).toMatch(/^There is no topic “渡”/);
    expect(labels(topic)).toContain('渡輪 · 3');
    expect(labels(words)).toEqual(['How to search']);
  });

  test('who writes a date is led to its stories', async () => {
    const reader = bot.api.town.person();
    bot.passes(10);

    const day = await reader.asks('2021年6月22日');
    const stories = await tap(bot.api, reader, day, '📅 22 June 2021');
    const month = await reader.asks('June 2021');
    const question = await reader.asks('What happened to 渡輪 on 22 June 2021?');
    const year = await reader.asks('2020');
    bot.passes(5);
    const gap = await reader.asks('20210601');
    const none = await reader.asks('1 January 1999');
    const empty = await reader.asks('/calendar 21 June 2020');

    expect(stories.text).toContain('渡輪加價：居民不滿');
    expect(labels(stories).at(-1)).toBe('‹ Back to results');
    expect(labels(month)).toContain('📅 June 2021');
    expect(labels(question)).toContain('📅 22 June 2021');
    expect(labels(year)).toContain('📅 2020');
    expect(labels(gap)).toContain('📅 June 2021');
    expect(labels(none)).toEqual(['How to search']);
    expect(empty.text).toBe('No story is dated 21 June 2020.');
    expect(labels(empty)).toEqual(['📅 June 2020']);
  });

  test('who follows an author or a section without a story is told so', async () => {
    const reader = bot.api.town.person();
    bot.passes(10);

    const author = await reader.asks('/subscribe author:Ann');
    const section = await reader.asks('/subscribe category:nosuch');
    const known = await reader.asks('/subscribe author:Ann Lee');

    expect(author.text).toBe('You will hear about ✍ Ann. There are no stories by “Ann”.');
    expect(labels(author)).toContain('🔔 Follow ✍ Ann Lee');
    expect(section.text).toBe('You will hear about 🗂 nosuch. There is no section “nosuch”.');
    expect(known.text).toBe('You will hear about ✍ Ann Lee.');
  });

  test('beside stories that hold a part stands the topic that was perhaps meant', async () => {
    const reader = bot.api.town.person();
    bot.passes(10);

    const part = await reader.asks('電車 火車');

    expect(part.text).toMatch(/^Nothing matches all of/);
    expect(labels(part)).toContain('電車 · 1');
  });

  test('a name of several words needs no quotes where there is such a name', async () => {
    const reader = bot.api.town.person();
    bot.passes(5);

    const author = await reader.asks('author:Ann Lee');
    const both = await reader.asks('電車 author: ann lee from:2020');
    const other = await reader.asks('author:Ann Wong');

    expect(author.text).toContain('2 stories\nOnly: ✍ Ann Lee');
    expect(labels(author)).toContain('🔔 Follow ✍ Ann Lee');
    expect(both.text).toContain('1 story about “電車”\nOnly: ✍ ann lee');
    expect(other.text).toContain('Nothing about “author:Ann Wong”');
  });

  test('what a query excludes is no topic to look into, and a day without stories leads on', async () => {
    const reader = bot.api.town.person();

    const excluded = await reader.asks('zebra -電車');
    const day = await reader.asks('/onthisday 02-29');

    expect(labels(excluded)).toEqual(['How to search']);
    expect(labels(day)).toEqual(['🗓 By date', '🎲 Surprise me']);
  });

  test('a date that is none is named, with the dates that are understood', async () => {
    const reader = bot.api.town.person();
    bot.passes(5);

    const none = await reader.asks('zebra from:2025-13');
    const without = await tap(bot.api, reader, none, 'Search “zebra”');
    const some = await reader.asks('燈塔 to:yesterday');

    expect(none.text).toMatch(/^Nothing about “zebra from:2025-13”\.\n\n“from:2025-13” is not a date/);
    expect(without.text).toContain('Nothing about “zebra”. Try fewer');
    expect(some.text).toContain('“to:yesterday” is not a date I understand');
    expect(labels(some)).toEqual(['1', '燈塔 · 1']);
  });

  test('what was covered most is told of the archive’s own last week, one story for each event', async () => {
    const reader = bot.api.town.person();
    bot.passes(5);

    const week = await reader.asks('/top');
    const year = await tap(bot.api, reader, week, 'Year');

    expect(week.text).toMatch(/^🔥 Most covered · \d+ June 2021 – \d+ \w+ 2021/);
    expect(year.text).toContain('渡輪公司回應');
    expect(year.text).toContain('2 more on it');
    expect(year.text).not.toContain('2. ');
  });

  test.each([
    ['/calendar 2019-02-30', '“2019-02-30” is not a date'],
    ['/filter', 'Write what you are looking for'],
    ['/author "', 'Authors · 3'],
    ['/category \u202e', 'Sections · 2'],
  ])('%s is answered with “%s”', async (typed, words) => {
    const reader = bot.api.town.person();

    expect((await reader.asks(typed)).text).toContain(words);
  });
});

function article(
  title: string,
  day: string,
  author: string,
  category: string,
  tags: readonly string[],
): string {
  return `---
title: ${title}
date: ${day}
author: ${author}
category: ${category}
tags: [${tags.join(', ')}]
---

${title}。這是一段文字，說明${title}的來龍去脈，以及各方對${title}的意見。
`;
}
