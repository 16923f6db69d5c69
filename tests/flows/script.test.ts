import { expect, test } from 'vitest';
import type { Message } from '../../src/playground/telegram.js';
import { createTinyLibrary } from '../bot/tiny-library.js';
import { startBot } from './start-bot.js';

const library = createTinyLibrary([
  {
    id: 'kitchen',
    title: '碼頭廚房裏的風與麵',
    day: '2021-06-30',
    tags: ['離島'],
    paragraphs: ['廚師說，颱風過後麵條賣得特別快。', '他還沒有關門。'],
  },
]);

test('who wants it sees headlines and summaries in Simplified, and the original a tap away', async () => {
  const bot = await startBot({ library });
  const reader = bot.api.town.person({ languageCode: 'zh-hans' });
  const before = await reader.asks('/latest');
  await reader.asks('/script 简体');
  const list = await reader.asks('/latest');
  const card = await reader.asks('/read kitchen');
  bot.passes(10);

  await reader.presses(card, '用原文字体');
  const original = await bot.api.town.waitForMessage(reader.chat, ({ reply_markup: keyboard }) =>
    JSON.stringify(keyboard).includes('用简体显示'),
  );
  const found = await reader.asks('颱風');
  await bot.stop();

  expect(before.text).toContain('碼頭廚房裏的風與麵');
  expect(list.text).toContain('码头厨房里的风与面');
  expect(card.text).toContain('厨师说，台风过后面条卖得特别快。');
  expect(original.message_id).toBe(card.message_id);
  expect(original.text).toContain('碼頭廚房裏的風與麵');
  expect(original.text).toContain('廚師說');
  expect(found.text).toContain('码头厨房里的风与面');
  expect(bot.refused()).toEqual([]);
});

test('a reader of Simplified Chinese is told of it where they begin, and no more once it is set', async () => {
  const bot = await startBot({ library });
  const reader = bot.api.town.person({ languageCode: 'zh-hans' });
  const offer = '🀄 繁体标题用简体显示';
  const offersIt = (message: Message) => JSON.stringify(message.reply_markup ?? {}).includes(offer);

  const start = await reader.asks('/start');
  const language = await reader.asks('/language zh-Hans');
  const settings = await reader.asks('/settings');
  bot.passes(10);
  await reader.presses(start, offer);
  await bot.api.town.waitForMessage(reader.chat, ({ text = '' }) => text.includes('会用简体显示'));
  const [again, set] = [await reader.asks('/start'), await reader.asks('/settings')];
  await bot.stop();

  expect([start, language, again].map(offersIt)).toEqual([true, true, false]);
  expect(settings.text).toContain('繁体标题照原文显示，也可以用简体');
  expect(set.text).toContain(offer);
  expect(bot.refused()).toEqual([]);
});

test('a reader of Traditional Chinese sees every article as it was written', async () => {
  const bot = await startBot({ library });
  const reader = bot.api.town.person({ languageCode: 'zh-hant' });

  const list = await reader.asks('/latest');
  const settings = await reader.asks('/settings');
  await bot.stop();

  expect(list.text).toContain('碼頭廚房裏的風與麵');
  expect(JSON.stringify(settings.reply_markup)).not.toContain('簡體');
});
