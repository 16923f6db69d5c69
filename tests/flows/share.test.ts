import { describe, expect, test } from 'vitest';
import { botForEach } from './bot-for-each.js';

describe('articles are shared inline and by links', () => {
  const bot = botForEach();

  test('words after the bot’s name give articles, and the one picked opens the bot', async () => {
    const reader = bot.api.town.person({ languageCode: 'en' });
    const group = bot.api.town.group({ owner: reader });

    const { results, isPersonal } = await reader.asksInline('lighthouse');
    const [result] = results;
    if (result === undefined) throw new Error('nothing to pick');
    const sent = reader.shares(result, group.chat);

    expect(isPersonal).toBe(true);
    expect(result).toMatchObject({
      title: 'The last lighthouse keeper <of> Waglan & his "cats"',
      thumbnailUrl: 'https://news.example.org/lighthouse.jpg',
    });
    expect(result.description).toMatch(/^1 July 2019.* · Paragraph 1/);
    expect(sent.text).toMatch(
      /^The last lighthouse keeper .*\nBy Ann Lee · 1 July 2019.* · Features/,
    );
    expect(sent.reply_markup?.inline_keyboard).toEqual([
      [
        {
          text: '📖 Read in the bot',
          url: 'https://t.me/paperboy_bot?start=a_longread',
        },
      ],
    ]);
  });

  test('without words the latest come, a page at a time to the last', async () => {
    const reader = bot.api.town.person();

    const first = await reader.asksInline('');
    const second = await reader.asksInline('', first.nextOffset);

    expect(first.results).toHaveLength(10);
    expect(second.results).toHaveLength(2);
    expect(second.nextOffset).toBe('');
  });

  test('the share button of a card offers that article first', async () => {
    const reader = bot.api.town.person();
    const card = await reader.asks('/read ferry3');

    const button = card.reply_markup?.inline_keyboard.flat().find(({ text }) => text === '↗ Share');
    const { results } = await reader.asksInline(button?.switch_inline_query ?? '');

    expect(results.map(({ title }) => title)).toEqual(['渡輪加價第 3 天']);
  });

  test('a query that finds nothing is answered with a line that opens the same search', async () => {
    const reader = bot.api.town.person({ languageCode: 'zh-hans' });

    const { results, buttonText, buttonPayload } = await reader.asksInline('飛船');
    const opened = await reader.asks(`/start ${buttonPayload ?? ''}`);

    expect(results).toEqual([]);
    expect(buttonText).toBe('找不到“飛船”，打开机器人看看');
    expect(opened.text).toContain('飛船');
  });

  test.each([
    ['HTML', '<b>x</i>&amp;', '', 0],
    ['a forged offset', '渡輪', '-1; DROP TABLE', 10],
    ['an offset past the end', '渡輪', '99', 0],
    ['a query of 256 characters', '長'.repeat(256), '', 0],
    ['control characters', '\u0000\u202e渡', '', 10],
    ['an unknown article', 'a_nothing', '', 0],
    ['a prototype’s name', 'a___proto__', '', 0],
    ['only blanks', ' \u200b ', '', 10],
  ])('%s harms nothing', async (_, query, offset, found) => {
    const reader = bot.api.town.person();

    const answer = await reader.asksInline(query, offset);

    expect(answer.results).toHaveLength(found);
  });

  test('somebody who asks too fast gets an empty answer, and others do not notice', async () => {
    const [fast, other] = [bot.api.town.person(), bot.api.town.person()];

    const answers = [];
    for (let turn = 0; turn < 22; turn += 1) answers.push(await fast.asksInline(`渡 ${turn}`));
    const calm = await other.asksInline('渡輪');

    expect(answers.at(-1)?.buttonText).toContain('Too fast for me');
    expect(calm.results).toHaveLength(10);
  });

  test('the language that a reader chose in the chat is the language of what is offered', async () => {
    const reader = bot.api.town.person({ languageCode: 'en' });
    await reader.asks('/language zh-Hant');

    const { buttonText } = await reader.asksInline('');

    expect(buttonText).toBe('📖 打開機械人');
  });

  test('who reads in Simplified is offered Simplified headlines', async () => {
    const reader = bot.api.town.person({ languageCode: 'zh-hans' });
    await reader.asks('/script simplified');

    const { results } = await reader.asksInline('a_ferry3');

    expect(results[0]).toMatchObject({ title: '渡轮加价第 3 天' });
  });

  test.each([
    ['/share ferry3', 'a_ferry3', '渡輪加價第 3 天'],
    ['/share #渡輪', 't_tag0', '#渡輪 · 11 stories'],
    ['/share 2021-06-28', 'd_20210628', '📅 28 June 2021 · 1 story'],
    ['/share lighthouse', 's_bGlnaHRob3VzZQ', '1 story about “lighthouse”'],
  ])('%s prints a link that opens it', async (typed, payload, shown) => {
    const reader = bot.api.town.person();

    const shared = await reader.asks(typed);
    const opened = await reader.asks(`/start ${payload}`);

    expect(shared.text).toContain(`https://t.me/paperboy_bot?start=${payload}`);
    expect(opened.text).toContain(shown);
  });

  test('a search that is too long for a link is kept behind a short one', async () => {
    const reader = bot.api.town.person();
    const words = 'lighthouse Waglan keeper Paragraph calm sea 1. 2. 3.';

    const shared = await reader.asks(`/share ${words}`);
    const payload = /start=(\S+)/.exec(shared.text ?? '')?.[1] ?? '';
    const opened = await reader.asks(`/start ${payload}`);
    const gone = await reader.asks('/start s_-AAAAAAAAAAAAAAAA');

    expect(payload).toMatch(/^s_-[\w-]{16}$/);
    expect(opened.text).toContain(words.slice(0, 20));
    expect(gone.text).toContain('no longer leads anywhere');
  });

  test('/share as a reply shares what the message shows', async () => {
    const reader = bot.api.town.person();
    const card = await reader.asks('/read ferry3');
    const list = await reader.asks('渡輪');

    const story = await reader.asks('/share', { replyTo: card });
    const search = await reader.asks('/share', { replyTo: list });
    const nothing = await reader.asks('/share');

    expect(story.text).toContain('start=a_ferry3');
    expect(search.text).toContain('start=s_5rih6Lyq');
    expect(nothing.text).toContain('Reply to an article');
  });
});
