import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Archive, openArchive } from '../../src/archive.js';
import { readConfig } from '../../src/config.js';
import { quietLog } from '../telegram/quiet-log.js';
import { type RunningBot, startBot } from './start-bot.js';

const root = (path: string) => fileURLToPath(new URL(`../../${path}/`, import.meta.url));

describe('the bot over the sample articles', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'paperboy-flow-'));
  let archive: Archive;
  let bot: RunningBot;

  beforeAll(async () => {
    const read = readConfig({
      environment: { CONTENT_DIR: root('content'), DATA_DIR: dataFolder },
      workingFolder: root('.'),
      configFolder: root('config'),
    });
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    const workersFolder = new URL('../../dist/content/', import.meta.url);
    const opened = await openArchive(read.config, {
      workersFolder,
      clock: { now: () => Date.parse('2026-11-23T08:00Z') },
      log: quietLog,
    });
    if ('fault' in opened) throw new Error(opened.fault);
    archive = opened;
    bot = await startBot({ library: archive.library });
  });
  afterAll(async () => {
    await bot.stop();
    await archive.close();
    rmSync(dataFolder, { recursive: true });
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
    expect(left.text).toBe('You will hear no more about #ferry.');
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
    const tap = async (label: string) => {
      const changed = bot.api.town.nextChange(card.chat);
      await reader.presses(card, label);
      return (await changed).message.text ?? '';
    };

    const long = await tap('More');
    const again = await tap('Less');
    const related = await tap('Related');
    const back = await tap('‹ Back to the article');

    expect(long.length).toBeGreaterThan(short.length);
    expect(again).toBe(short);
    expect(related).toContain('Related to “');
    expect(back).toBe(short);
  });

  test('results turn newest first and back, and a query that is nowhere whole says so', async () => {
    const reader = bot.api.town.person({ languageCode: 'en' });
    bot.passes(5);
    const list = await reader.asks('渡輪');
    const changed = bot.api.town.nextChange(list.chat);
    await reader.presses(list, '🕒 Newest first');
    const newest = (await changed).message;
    bot.passes(5);
    const partial = await reader.asks('渡輪 不存在的詞語');

    expect(newest.text?.slice(0, 20)).toBe(list.text?.slice(0, 20));
    expect(JSON.stringify(newest.reply_markup)).toContain('⭐ Best first');
    expect(`${partial.text} ${JSON.stringify(partial.reply_markup)}`).toMatch(
      /Nothing holds all of|Search “渡輪”/,
    );
  });
});
