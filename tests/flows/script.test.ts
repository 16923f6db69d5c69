import { expect, test } from 'vitest';
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

test('a reader of Traditional Chinese sees every article as it was written', async () => {
  const bot = await startBot({ library });
  const reader = bot.api.town.person({ languageCode: 'zh-hant' });

  const list = await reader.asks('/latest');
  const settings = await reader.asks('/settings');
  await bot.stop();

  expect(list.text).toContain('碼頭廚房裏的風與麵');
  expect(JSON.stringify(settings.reply_markup)).not.toContain('簡體');
});
