import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message } from '../../src/playground/telegram.js';
import { buttonLabels } from './button-labels.js';
import { openFolder, type OpenFolder } from './open-folder.js';
import { type RunningBot, startBot } from './start-bot.js';
import { tap } from './tap.js';

describe('names for a reader of Simplified characters', () => {
  let folder: OpenFolder;
  let bot: RunningBot;
  beforeAll(async () => {
    folder = await openFolder({
      'ferry.md': article('渡輪停航', '2021-06-22', '離島交通, 颱風', '離島的渡輪因颱風停航一天。'),
      'pier.md': article('碼頭重開', '2021-06-23', '離島交通', '修好的碼頭星期三重開。'),
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
  const reader = async () => {
    const person = bot.api.town.person({ languageCode: 'zh-hans' });
    await person.asks('/script simplified');
    return person;
  };

  test('stand in that script on a card, and still lead to their stories', async () => {
    const person = await reader();

    const card = await person.asks('/random 颱風');
    const topic = await tap(bot.api, person, card, '#离岛交通');

    expect(card.text).toContain('陈广东');
    expect(card.text).toContain('港闻');
    expect(topic.text).toContain('#离岛交通');
    expect(topic.text).toContain('码头重开');
  });

  test('stand in that script in lists and filters', async () => {
    const person = await reader();

    const topics = await person.asks('/tags');
    const authors = await person.asks('/author');
    const author = await tap(bot.api, person, authors, '陈广东 · 2');
    const filter = await tap(bot.api, person, author, '⚙ 筛选');
    const filtered = await tap(bot.api, person, filter, '#台风 · 1');

    expect(labels(topics)).toEqual(expect.arrayContaining(['离岛交通 · 2', '台风 · 1']));
    expect(author.text).toContain('✍ 陈广东');
    expect(labels(filtered)).toContain('✕ #台风');
    expect(labels(filtered)).toContain('看这 1 篇');
  });

  test('stand in that script in what is followed, whatever was typed', async () => {
    const person = await reader();
    bot.passes(10);

    const followed = await person.asks('/subscribe #離島交通, author:陳廣東');
    const list = await person.asks('/subscriptions');
    const left = await tap(bot.api, person, list, '✕ #离岛交通');
    const near = await person.asks('/tag 離島交');

    expect(followed.text).toContain('#离岛交通');
    expect(labels(left)).toContain('✕ ✍ 陈广东');
    expect(labels(near)).toContain('离岛交通 · 2');
  });
});

function article(title: string, day: string, tags: string, text: string): string {
  return `---
title: ${title}
date: ${day}
author: 陳廣東
category: 港聞
tags: [${tags}]
---

${text}
`;
}
