import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../src/playground/telegram.js';
import { buttonLabels } from './button-labels.js';
import type { OpenFolder } from './open-folder.js';
import { openSmallArchive } from './small-archive.js';
import { type RunningBot, startBot } from './start-bot.js';
import { tap } from './tap.js';

describe('a reader browses a small archive', () => {
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
