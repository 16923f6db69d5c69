import { describe, expect, test } from 'vitest';
import type { UpdateContent } from '../../src/playground/telegram.js';
import { createTinyLibrary } from '../bot/tiny-library.js';
import { botForEach } from './bot-for-each.js';
import { newsroom } from './newsroom.js';
import { startBot } from './start-bot.js';

describe('whatever a reader sends gets a helpful answer', () => {
  const bot = botForEach();

  test.each([
    ['ten thousand characters', '長'.repeat(10_000), 'Nothing about'],
    ['emoji', '👩‍👩‍👧‍👦🇭🇰🏳️‍🌈', 'Nothing about'],
    ['right-to-left text', '\u202eشلومو\u202d', 'Nothing about'],
    ['HTML', '<b>bold</i> &amp; <a href="x">', 'Nothing about “<b>bold</i>'],
    ['a script', '<script>alert(1)</script>', 'Nothing about “<script>'],
    ['only zero-width characters', '\u200b\u2060', 'Write what you are looking for'],
    ['zalgo', `z${'\u0335\u0318'.repeat(500)}`, 'Nothing about “z'],
    ['template braces', '{{query}} $t(search.none)', 'Nothing about “{{query}} $t(search.none)”'],
    ['a near miss', '/serach lighthouse', '1 story about “lighthouse”'],
    ['a command in capitals', '/SEARCH lighthouse', '1 story about “lighthouse”'],
    ['a full-width command', '／ｓｅａｒｃｈ　lighthouse', '1 story about “lighthouse”'],
    ['a Chinese command', '/搜尋 lighthouse', '1 story about “lighthouse”'],
    ['an unknown command', '/subscribemenow', 'I do not know /subscribemenow'],
    ['a change that was perhaps meant', '/subscribeme now', 'Did you mean /subscribe now?'],
    ['a search without words', '/search', 'Write what you are looking for'],
    ['an unknown article', '/read ../../etc/passwd', 'no article with this number'],
    ['an article without an id', '/read', 'Which article?'],
    ['an unknown topic', '/tag nothing', 'There is no topic “nothing”'],
    ['a day that is none', '/onthisday 02-30', '“02-30” is not a day'],
    ['an unknown payload', '/start x_$$$', '12 stories'],
  ])('%s', async (_, text, expected) => {
    const reader = bot.api.town.person();

    const answer = await reader.asks(text);

    expect(answer.text).toContain(expected);
  });

  test.each([
    ['a forged one', { data: 'no such thing' }],
    ['one of an unknown command', { data: 'launch' }],
    ['one whose text is no longer kept', { data: '~AAAAAAAAAAAAAAAA' }],
  ])('a stale button is answered with a sentence: %s', async (_, button) => {
    const reader = bot.api.town.person();
    const list = await reader.asks('/latest');

    const answer = await reader.presses(list, button);

    expect(answer.text).toContain('This button is too old');
  });

  test('a notice that is too long is cut between two characters', async () => {
    const reader = bot.api.town.person();
    const list = await reader.asks('/latest');

    const answer = await reader.presses(list, {
      data: 'subscribe\u001f\u001f🛶,🚣,🚤,🚢,🚁,🛫\u001flatest',
    });

    expect(answer.text).toMatch(/^I cannot find anything to follow in “🛶”.*…$/);
  });

  test('a page far past the end shows the last page', async () => {
    const reader = bot.api.town.person();
    const list = await reader.asks('/latest');

    await reader.presses(list, { data: 'latest\u001f99999' });
    const shown = await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
      text.includes('12. '),
    );

    expect(shown.message_id).toBe(list.message_id);
  });

  test('each is answered in the language of the client', async () => {
    const reader = bot.api.town.person({ languageCode: 'zh-hans' });

    const answer = await reader.asks('/nonsense');

    expect(answer.text).toContain('我不认识 /nonsense');
  });
});

test('a failing command is answered with one sentence and logged without the words', async () => {
  const broken = {
    ...newsroom,
    search: () => Promise.reject(new Error('the index is gone')),
  };
  const bot = await startBot({ library: broken });
  const reader = bot.api.town.person();

  const answer = await reader.asks('my secret question');
  await bot.stop();

  expect(answer.text).toBe('Something went wrong on our side. Please try again in a moment.');
  expect(JSON.stringify(bot.log)).toContain('A command failed');
  expect(JSON.stringify(bot.log)).not.toContain('secret');
});

test('an empty archive says so', async () => {
  const bot = await startBot({ library: createTinyLibrary([]) });
  const reader = bot.api.town.person();

  const answers = [];
  for (const text of ['/start', '/latest', '/tags', '/random', '/onthisday']) {
    answers.push((await reader.asks(text)).text);
  }
  await bot.stop();

  expect(bot.refused()).toEqual([]);
  expect(answers[0]).toContain('No articles have arrived yet');
  expect(answers[1]).toContain('There are no articles yet');
  expect(answers[2]).toContain('No article has a topic yet');
});

test('hostile articles are shown harmlessly in every view', async () => {
  const title = `\u202e<script>alert("x")</script>${'標題\u0300\u0301\u0302\u0303\u0304\u0305'.repeat(400)}\ud800`;
  const hostile = createTinyLibrary([
    {
      id: 'hostile',
      title,
      day: '2020-07-01',
      author: '<b>A</b>\u0000\u0007',
      category: '</i></b>&nbsp;',
      tags: ['<i>'.repeat(170), '\u200b', '\udc00tag', 'שלום עולם'],
      paragraphs: [`<br>&nbsp;<p>${'界'.repeat(9_000)}\ud83d`, '\u0000'],
      url: 'javascript:alert(1)',
      imageUrl: 'http://localhost/x.png',
      olderDays: ['0000-99-99'],
    },
    { id: 'invisible', title: '\u200b\u3164\u2800', tags: [] },
  ]);
  const bot = await startBot({ library: hostile });
  const reader = bot.api.town.person();

  const answers: string[] = [];
  for (const text of ['/latest', '/read hostile', '/full hostile', '/versions hostile', '/tags']) {
    bot.passes(5);
    const answer = await reader.asks(text);
    answers.push(answer.text ?? '');
    for (const row of answer.reply_markup?.inline_keyboard ?? []) {
      for (const { callback_data: data } of row) {
        if (data !== undefined) await reader.presses(answer, { data });
      }
    }
  }
  await bot.stop();

  expect(bot.refused()).toEqual([]);
  expect(answers[0]).toContain('2. Untitled');
  expect(answers.join()).not.toMatch(/[\u202e\u0000]/);
});

test('updates that are not what the Bot API promises end nothing', async () => {
  const bot = await startBot({ library: newsroom });
  const reader = bot.api.town.person();
  const list = await reader.asks('/latest');
  const strange = [
    { callback_query: { id: '1', from: reader.user, message: list, data: null } },
    { callback_query: { id: '2', from: reader.user, message: list, data: 5 } },
    { callback_query: { id: '3', from: reader.user, message: null, data: 'latest' } },
    { callback_query: {} },
    { message: { message_id: 1, from: reader.user, chat: reader.chat, text: null } },
    { message: { message_id: 2, from: reader.user, chat: {}, text: 'lighthouse' } },
    { message: null },
  ];

  for (const update of strange) bot.api.world.updates.add(update as unknown as UpdateContent);
  const answer = await reader.asks('/latest');
  await bot.stop();

  expect(answer.text).toContain('Latest');
});
