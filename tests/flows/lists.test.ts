import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BotApi, startBotApi } from '../../src/playground/bot-api.js';
import type { Message } from '../../src/playground/telegram.js';
import { createTinyLibrary } from '../bot/tiny-library.js';
import { type RunningBot, startBot } from './start-bot.js';
import { tap } from './tap.js';

const STORIES = 1_200;
const LONG_WORDS = '渡輪 加價 離島 居民 不滿 政府 回應 補貼 碼頭 排隊';

const library = createTinyLibrary(
  Array.from({ length: STORIES }, (_, index) => ({
    id: `ferry${index + 1}`,
    title: `第 ${index + 1} 天`,
    day: '2021-06-28',
    author: '陳大文',
    category: '港聞',
    tags: ['渡輪'],
    paragraphs: [`${LONG_WORDS}。`],
  })),
);

describe('a list goes on where it was', () => {
  let telegram: BotApi;
  let bot: RunningBot;
  let dataFolder: string;
  const restart = async () => {
    await bot.stop();
    bot = await startBot({ library, telegram, dataFolder });
  };
  beforeEach(async () => {
    dataFolder = mkdtempSync(join(tmpdir(), 'paperboy-lists-'));
    telegram = await startBotApi();
    bot = await startBot({ library, telegram, dataFolder });
  });
  afterEach(async () => {
    await bot.stop();
    await telegram.close();
    rmSync(dataFolder, { recursive: true, force: true });
    expect(bot.refused()).toEqual([]);
    expect(telegram.world.callbacks.unanswered()).toEqual([]);
  });

  const numbers = ({ text = '' }: Message) =>
    [...text.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));

  test('after a restart the buttons of an old message work, also those too long for a button', async () => {
    const reader = telegram.town.person();
    const first = await reader.asks(LONG_WORDS);
    const second = await tap(telegram, reader, first, '›');

    await restart();
    const third = await tap(telegram, reader, second, '›');
    const card = await tap(telegram, reader, third, '12');
    await restart();
    const back = await tap(telegram, reader, card, '‹ Back to results');

    expect(numbers(second)).toEqual([6, 7, 8, 9, 10]);
    expect(numbers(third)).toEqual([11, 12, 13, 14, 15]);
    expect(back.text).toBe(third.text);
    expect(back.message_id).toBe(first.message_id);
  });

  test('two people who page one message in a group see one list, and no edit is for nothing', async () => {
    const [one, two] = [telegram.town.person(), telegram.town.person()];
    const group = telegram.town.group({ owner: one, members: [two] });
    const list = await one.asks('/latest@paperboy_bot', { to: group.chat });

    // Both still see the first page when they tap.
    const next = { data: 'latest\u001f2' };
    await Promise.all([one.presses(list, next), two.presses(list, next)]);
    await Promise.all([one.presses(list, '»'), two.presses(list, '»')]);
    const shown = await telegram.town.waitForMessage(group.chat, ({ text = '' }) =>
      text.includes('1200. '),
    );

    expect(shown.message_id).toBe(list.message_id);
    expect(telegram.journal.calls('editMessageText')).toHaveLength(2);
  });

  test('a long list is paged from end to end and back within every limit', async () => {
    const reader = telegram.town.person();
    const first = await reader.asks('/author 陳大文');

    const last = await tap(telegram, reader, first, '»');
    const before = await tap(telegram, reader, last, '‹');
    const begin = await tap(telegram, reader, before, '«');

    expect(numbers(last)).toEqual([1196, 1197, 1198, 1199, 1200]);
    expect(numbers(before)).toEqual([1191, 1192, 1193, 1194, 1195]);
    expect(begin.text).toBe(first.text);
    const data = (last.reply_markup?.inline_keyboard ?? [])
      .flat()
      .flatMap(({ callback_data: text }) => text ?? []);
    expect(Math.max(...data.map((text) => Buffer.byteLength(text)))).toBeLessThanOrEqual(64);
  });
});
