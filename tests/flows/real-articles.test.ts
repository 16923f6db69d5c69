import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive.js';
import { type OpenFolder, openContent } from './open-folder.js';
import { type RunningBot, startBot } from './start-bot.js';
import { tap } from './tap.js';

describe('the bot over the sample articles', () => {
  let folder: OpenFolder;
  let archive: Archive;
  let bot: RunningBot;

  beforeAll(async () => {
    folder = await openContent(fileURLToPath(new URL('../../content/', import.meta.url)));
    ({ archive } = folder);
    bot = await startBot({ library: archive.library });
  });
  afterAll(async () => {
    await bot.stop();
    await folder.close();
    expect(bot.refused()).toEqual([]);
  });

  test('every story opens as a card and is read to its end', async () => {
    const reader = bot.api.town.person({ languageCode: 'zh-hant' });
    const { stories } = await archive.library.latest({ offset: 0, limit: 100 });

    for (const { id, newest } of stories) {
      bot.passes(5);
      const card = await reader.asks(`/read ${id}`);
      const text = await reader.asks(`/full ${id}`);

      expect(card.text).toContain(newest.title.slice(0, 10));
      expect(text.text?.length).toBeGreaterThan(newest.title.length);
    }
    expect(stories.length).toBeGreaterThan(20);
  });

  test('a search in Simplified finds what is written in Traditional, and marks it', async () => {
    const reader = bot.api.town.person({ languageCode: 'zh-hans' });

    const results = await reader.asks('渡轮');

    const marked = (results.entities ?? [])
      .filter(({ type }) => type === 'bold')
      .map(({ offset, length }) => results.text?.slice(offset, offset + length));
    expect(results.text).toMatch(/^“渡轮”：\d+ 篇/);
    expect(marked).toContain('渡輪');
  });

  test('a reader of English follows a Chinese topic by its English name, and leaves it by that', async () => {
    const reader = bot.api.town.person({ languageCode: 'en' });
    const start = await reader.asks('/start');

    await reader.presses(start, '🔔 Follow #ferry');
    bot.passes(10);
    const list = await reader.asks('/subscriptions');
    const kept = await bot.store.subscriptions.list(reader.chat.id);
    const again = await reader.asks('/subscribe #渡輪');
    const left = await reader.asks('/unsubscribe #ferry');

    expect(list.reply_markup?.inline_keyboard[0]?.[0]?.text).toBe('✕ #ferry');
    expect(kept.map(({ topic }) => topic.label)).toEqual(['#渡輪']);
    expect(again.text).toBe('You already follow #ferry.');
    expect(left.text).toBe('You will no longer hear about #ferry.');
  });

  test('every topic of the first page leads to its stories and back', async () => {
    const reader = bot.api.town.person();
    const topics = await reader.asks('/tags');
    const names = topics.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];

    for (const name of names.filter((label) => label.includes(' · '))) {
      bot.passes(5);
      await reader.presses(topics, name);
      const list = await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
        /^#.* · \d+ stor/.test(text),
      );
      await reader.presses(list, '‹ Back to topics');
      await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) =>
        text.startsWith('# Topics'),
      );
    }
    expect(names.length).toBeGreaterThan(10);
  });

  test('a card opens its related stories, and a longer summary, in place and back', async () => {
    const reader = bot.api.town.person({ languageCode: 'en' });
    const { hits } = await archive.library.search('harbour storm', { offset: 0, limit: 1 });
    const id = hits[0]?.story.id ?? '';
    bot.passes(5);
    const card = await reader.asks(`/read ${id}`);
    const short = card.text ?? '';

    const long = await tap(bot.api, reader, card, 'More');
    const again = await tap(bot.api, reader, card, 'Less');
    const related = await tap(bot.api, reader, card, 'Related');
    const back = await tap(bot.api, reader, card, '‹ Back to the article');

    expect(long.text?.length).toBeGreaterThan(short.length);
    expect(again.text).toBe(short);
    expect(related.text).toContain('Related to “');
    expect(back.text).toBe(short);
  });

  test('results turn newest first and back', async () => {
    const reader = bot.api.town.person({ languageCode: 'en' });
    bot.passes(5);
    const { hits } = await archive.library.search('渡輪', { offset: 0, limit: 100 });
    const days = hits.map(({ story }) => story.newest.publishedAt ?? 0);
    const latest = hits[days.indexOf(Math.max(...days))]?.story.newest.title ?? '';
    const list = await reader.asks('渡輪');

    const newest = await tap(bot.api, reader, list, '🕒 Newest first');
    const best = await tap(bot.api, reader, list, '⭐ Best first');

    expect(list.text).not.toContain(`1. ${latest}`);
    expect(newest.text).toContain(`1. ${latest}`);
    expect(best.text).toBe(list.text);
  });

  test('when nothing matches the whole query, the results say so and show what matches part of it', async () => {
    const reader = bot.api.town.person({ languageCode: 'en' });

    const partial = await reader.asks('渡輪 不存在的詞語');

    expect(partial.text).toMatch(
      /^Nothing matches all of “渡輪 不存在的詞語”\. \d+ stories match part of it/,
    );
  });
});
