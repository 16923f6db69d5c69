import { describe, expect, test } from 'vitest';
import { botForEach } from './bot-for-each.js';
import { buttonLabels } from './button-labels.js';

describe('a reader browses in a private chat', () => {
  const bot = botForEach();

  test('/start greets in the language of the client and offers where to begin', async () => {
    const reader = bot.api.town.person({ languageCode: 'zh-hant' });

    const answer = await reader.asks('/start');

    expect(answer.text).toContain('12 篇報道');
    expect(buttonLabels(answer)).toEqual([
      ['🗞 最新', '# 話題', '怎樣搜尋'],
      ['🔔 訂閱 #渡輪', '＋ 選擇話題'],
    ]);
  });

  test('a list is paged in place and an article leads back to the same page', async () => {
    const reader = bot.api.town.person();
    const list = await reader.asks('/latest');
    const shown = () => bot.api.town.messages(reader.chat).at(-1) ?? list;

    await reader.presses(list, '›');
    await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) => text.includes('6. '));
    await reader.presses(list, '7');
    await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) => text.includes('By 陳大文'));
    const card = shown();
    await reader.presses(list, '‹ Back to the latest');
    await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) => text.includes('6. '));

    expect(card.text).toContain('渡輪加價第 7 天');
    expect(buttonLabels(card)).toContainEqual(['#渡輪', '#離島交通']);
    expect(shown().message_id).toBe(list.message_id);
    expect(buttonLabels(shown())[1]).toEqual(['«', '‹', '2/3', '›', '»']);
  });

  test('a filter with nothing after it is no word: alone it lists the names, beside words it says how it is written', async () => {
    const reader = bot.api.town.person();

    const names = await reader.asks('author:');
    const stories = await reader.asks('渡輪 作者：');

    expect(buttonLabels(names).flat().join()).toContain('陳大文');
    expect(stories.text).toContain('渡輪加價');
    expect(stories.text).toContain('“作者:” had nothing after it and was ignored. Write it as');
  });

  test('/news, which alerts page through, shows the latest stories to who types it', async () => {
    const reader = bot.api.town.person();

    const latest = await reader.asks('/latest');
    const typed = await reader.asks('/news');

    expect(typed.text).toBe(latest.text);
  });

  test('a button to an article that is gone leaves the list as it is', async () => {
    const reader = bot.api.town.person();
    const list = await reader.asks('/latest');

    const answer = await reader.presses(list, { data: 'read\u001f\u001fgone' });

    expect(answer.text).toBe('This article is no longer in the archive.');
    expect(bot.api.town.messages(reader.chat).at(-1)).toEqual(list);
  });

  test('words without a command are a search, and the whole text is read in pages', async () => {
    const reader = bot.api.town.person();
    const results = await reader.asks('lighthouse');

    await reader.presses(results, '1');
    const card = await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
      text.startsWith('The last lighthouse keeper <of> Waglan & his "cats"'),
    );
    await reader.presses(card, '📖 Read it all');
    const first = await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
      text.includes('Page 1 of 4'),
    );
    await reader.presses(first, '»');
    const last = await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
      text.includes('Page 4 of 4'),
    );

    expect(results.text).toContain('1 story about “lighthouse”');
    expect(card.link_preview_options).toMatchObject({
      url: 'https://news.example.org/lighthouse.jpg',
    });
    expect(last.text).toContain('Paragraph 40.');
  });

  test('the page number between the arrows tells the page and changes nothing', async () => {
    const reader = bot.api.town.person();
    const list = await reader.asks('/latest');

    const answer = await reader.presses(list, '1/3');

    expect(answer.text).toBe('Page 1 of 3');
    expect(bot.api.journal.calls('editMessageText')).toEqual([]);
  });

  test('what a button does can be typed as well', async () => {
    const reader = bot.api.town.person();

    const answers = [await reader.asks('/where 2 3'), await reader.asks('/versions longread')];

    expect(answers[0]?.text).toBe('Page 2 of 3');
    expect(answers[1]?.text).toContain('Saved 3 times');
  });

  test('the same button tapped twice edits once', async () => {
    const reader = bot.api.town.person();
    const list = await reader.asks('/latest');

    await Promise.all([reader.presses(list, '›'), reader.presses(list, '›')]);
    await bot.stop();

    expect(bot.api.journal.calls('editMessageText')).toHaveLength(1);
  });

  test('a story that was saved three times shows its versions, each to be read', async () => {
    const reader = bot.api.town.person();
    const card = await reader.asks('/read longread');

    await reader.presses(card, '3 versions');
    const versions = await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
      text.includes('Saved 3 times, newest first'),
    );
    await reader.presses(versions, '2');
    const older = await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
      text.includes('An older version'),
    );

    expect(versions.text).toContain('2. 30 June 2019');
    expect(buttonLabels(older).at(-1)).toEqual(['‹ Back to the versions']);
  });

  test('a deep link opens an article or a topic', async () => {
    const reader = bot.api.town.person();

    const article = await reader.asks('/start a_ferry3');
    const topic = await reader.asks('/start t_tag0');

    expect(article.text).toContain('渡輪加價第 3 天');
    expect(topic.text).toContain('#渡輪 · 11 stories');
  });

  test('the menus are set for everybody, for Chinese and for English', async () => {
    const reader = bot.api.town.person();
    await reader.asks('/help');
    await bot.stop();

    const languages = bot.api.journal
      .calls('setMyCommands')
      .map(({ params }) => params['language_code']);

    expect(languages).toEqual([undefined, 'zh', 'en']);
  });
});
