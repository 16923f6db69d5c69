import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi, type BotApi } from '../../src/playground/bot-api.js';
import type { Person } from '../../src/playground/person.js';
import { type Newsroom, openNewsroom, type RealBot, startRealBot, TOKEN } from './real-bot.js';

let room: Newsroom;
let api: BotApi;
let bot: RealBot;
let reader: Person;

beforeEach(async () => {
  room = openNewsroom();
  room.write('ferry', { title: '早班渡輪復航', date: '2026-11-20' });
  api = await startBotApi({ token: TOKEN });
  bot = startRealBot(room, { TELEGRAM_API_ROOT: api.url });
  await api.town.botIsListening(30_000);
  reader = api.town.person({ languageCode: 'zh-hant' });
});

afterEach(async () => {
  await bot.end('SIGTERM');
  await api.close();
  room.remove();
});

/** What `/latest` shows, asked again at a polite pace until it is as wanted. */
async function latestUntil(isWanted: (text: string) => boolean): Promise<string> {
  for (let turn = 0; turn < 15; turn += 1) {
    const { text = '' } = await reader.asks('/latest');
    if (isWanted(text)) return text;
    await sleep(1_100);
  }
  return 'not shown in time';
}

test('a running bot shows a file that was added, changed, renamed and deleted', async () => {
  expect(await latestUntil((text) => text.includes('早班渡輪復航'))).not.toContain('not shown');

  room.write('tram', { title: '電車新站啟用', date: '2026-11-21' });
  expect(await latestUntil((text) => text.includes('電車新站啟用'))).toContain('早班渡輪復航');

  room.write('tram', { title: '電車新站延期啟用', date: '2026-11-21' });
  expect(await latestUntil((text) => text.includes('延期'))).not.toContain('電車新站啟用');

  renameSync(join(room.content, 'tram.md'), join(room.content, 'tram-2.md'));
  expect(await latestUntil((text) => text.includes('延期'))).toContain('早班渡輪復航');

  rmSync(join(room.content, 'ferry.md'));
  expect(await latestUntil((text) => !text.includes('早班'))).toContain('延期');
  expect(api.journal.refusals()).toEqual([]);
}, 120_000);
