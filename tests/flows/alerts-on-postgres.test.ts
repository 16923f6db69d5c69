import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import { postgresMaker } from '../contracts/stores.js';
import { openNewsroom, startRealBot, TOKEN } from './real-bot.js';

const postgres = postgresMaker();
beforeAll(() => postgres.start());
afterAll(() => postgres.stop());

test('the same bot on PostgreSQL tells a new story to who follows its topic', async () => {
  const room = openNewsroom();
  const api = await startBotApi({ token: TOKEN });
  const bot = startRealBot(room, { TELEGRAM_API_ROOT: api.url, STORE_URL: postgres.url() });
  await api.town.botIsListening(30_000);
  const reader = api.town.person();
  await reader.asks('/subscribe #ferries');

  room.write('New');
  const alert = await api.town.waitForMessage(
    reader.chat,
    ({ text = '' }) => text.startsWith('🔔'),
    30_000,
  );
  const code = await bot.end('SIGTERM');
  await api.close();
  room.remove();

  expect(alert.text).toContain('🔔 #ferries\n\nNew');
  expect(code).toBe(0);
}, 90_000);
