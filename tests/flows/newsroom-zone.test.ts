import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import { openNewsroom, startRealBot, TOKEN } from './real-bot.js';

test('a bot that is started with another TIMEZONE tells by the new clock at once', async () => {
  const room = openNewsroom();
  const api = await startBotApi({ token: TOKEN });
  const settings = { TELEGRAM_API_ROOT: api.url, DEFAULT_LANGUAGE: 'en', LOG_LEVEL: 'info' };
  const reader = api.town.person();
  const inThreeDays = new Date(Date.now() + 3 * 86_400_000).getUTCDay();
  const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][inThreeDays];

  const first = startRealBot(room, { ...settings, TIMEZONE: 'UTC' });
  await reader.asks(`/digest weekly ${weekday}`);
  await first.end('SIGTERM');
  const before = nextDigestAt(room.root);
  const second = startRealBot(room, { ...settings, TIMEZONE: 'Asia/Tokyo' });
  await reader.asks('/digest');
  await second.end('SIGTERM');
  const after = nextDigestAt(room.root);
  await api.close();
  room.remove();

  expect((before - after) / 3_600_000).toBe(9);
  expect(second.said()).toContain('Digests now follow the new TIMEZONE');
}, 60_000);

function nextDigestAt(root: string): number {
  const database = new Database(join(root, 'data', 'store.db'), { readonly: true });
  const row = database.prepare<[], { at: number }>('select next_digest_at as at from chat').get();
  database.close();
  return row?.at ?? 0;
}
