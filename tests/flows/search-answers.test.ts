import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../src/playground/telegram.js';
import { buttonLabels } from './button-labels.js';
import type { OpenFolder } from './open-folder.js';
import { openSmallArchive } from './small-archive.js';
import { type RunningBot, startBot } from './start-bot.js';
import { tap } from './tap.js';

describe('a reader searches a small archive', () => {
  let folder: OpenFolder;
  let bot: RunningBot;
  beforeAll(async () => {
    folder = await openSmallArchive();
    bot = await startBot({ library: folder.archive.library });
  });
  afterAll(async () => {
    await bot.stop();
    await folder.close();
    expect(bot.refused()).toEqual([]);
    expect(bot.api.world.callbacks.unanswered()).toEqual([]);
  });

  const labels = (message: Message) => buttonLabels(message).flat();

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
    const question = await reader.asks('news of 渡輪 on 22 June 2021?');
    const there = await tap(bot.api, reader, question, '“news of 渡輪”, 22 June 2021 · 1');
    const inYear = await reader.asks('渡輪 2021');
    const year = await reader.asks('2020');
    bot.passes(5);
    const gap = await reader.asks('20210601');
    const none = await reader.asks('1 January 1999');
    const empty = await reader.asks('/calendar 21 June 2020');

    expect(stories.text).toContain('渡輪加價：居民不滿');
    expect(labels(stories).at(-1)).toBe('‹ Back to results');
    expect(labels(month)).toContain('📅 June 2021');
    expect(labels(question)).toContain('📅 22 June 2021');
    expect(there.text).toContain('渡輪加價：居民不滿');
    expect(labels(inYear)).toContain('“渡輪”, 2021 · 3');
    expect(labels(inYear)).not.toContain('📅 2021');
    expect(labels(year)).toContain('📅 2020');
    expect(labels(gap)).toContain('📅 June 2021');
    expect(labels(none)).toEqual(['How to search']);
    expect(empty.text).toBe('No story is dated 21 June 2020.');
    expect(labels(empty)).toEqual(['📅 June 2020']);
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

    expect(none.text).toMatch(
      /^Nothing about “zebra from:2025-13”\.\n\n“from:2025-13” is not a date/,
    );
    expect(without.text).toContain('Nothing about “zebra”. Try fewer');
    expect(some.text).toContain('“to:yesterday” is not a date I understand');
    expect(labels(some)).toEqual(['1', '燈塔 · 1']);
  });
});
