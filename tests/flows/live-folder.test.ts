import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startBotApi, type BotApi } from '../../src/playground/bot-api.js';
import { type Newsroom, openNewsroom, type RealBot, startRealBot, TOKEN } from './real-bot.js';

let room: Newsroom;
let api: BotApi;
let bot: RealBot;

beforeEach(async () => {
  room = openNewsroom();
  room.write('ferry', { title: '早班渡輪復航', date: '2026-11-20' });
  api = await startBotApi({ token: TOKEN });
  bot = startRealBot(room, { TELEGRAM_API_ROOT: api.url });
  await api.town.botIsListening(30_000);
});

afterEach(async () => {
  await bot.end('SIGTERM');
  await api.close();
  room.remove();
});

/** What `/latest` shows once it is as wanted. A new reader asks each time: nobody is asked to wait. */
function latestWith(isWanted: (text: string) => boolean): Promise<string> {
  return vi.waitFor(
    async () => {
      const { text = '' } = await api.town.person({ languageCode: 'zh-hant' }).asks('/latest');
      if (!isWanted(text)) throw new Error(`Not shown in time; instead: ${text}`);
      return text;
    },
    { timeout: 20_000, interval: 200 },
  );
}

test('a running bot shows a file that was added, changed, renamed and deleted', async () => {
  await latestWith((text) => text.includes('早班渡輪復航'));

  room.write('tram', { title: '電車新站啟用', date: '2026-11-21' });
  expect(await latestWith((text) => text.includes('電車新站啟用'))).toContain('早班渡輪復航');

  room.write('tram', { title: '電車新站延期啟用', date: '2026-11-21' });
  expect(await latestWith((text) => text.includes('延期'))).not.toContain('電車新站啟用');

  renameSync(join(room.content, 'tram.md'), join(room.content, 'tram-2.md'));
  expect(await latestWith((text) => text.includes('延期'))).toContain('早班渡輪復航');

  rmSync(join(room.content, 'ferry.md'));
  expect(await latestWith((text) => !text.includes('早班'))).toContain('延期');
  expect(api.journal.refusals()).toEqual([]);
}, 120_000);
