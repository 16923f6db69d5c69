import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BotApi, startBotApi } from '../../src/playground/bot-api.js';
import { type Newsroom, openNewsroom, startRealBot, TOKEN } from './real-bot.js';
import { refusedCalls } from './refused-calls.js';

let api: BotApi;
let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = openNewsroom();
  api = await startBotApi({ token: TOKEN });
});
afterEach(async () => {
  await api.close();
  newsroom.remove();
});

test('a bot that is killed in the middle of a broadcast goes on with it when it is back, and says so', async () => {
  const admin = api.town.person();
  const settings = {
    TELEGRAM_API_ROOT: api.url,
    ADMIN_IDS: String(admin.chat.id),
    RATE_PER_SECOND: '2',
  };
  const killed = startRealBot(newsroom, settings);
  await api.town.botIsListening(30_000);
  const readers = Array.from({ length: 12 }, () => api.town.person());
  for (const reader of readers) await reader.asks('/subscribe #ferries');
  const told = (chatId: number) =>
    api.world.messages.in(chatId).filter(({ text }) => text === 'Hello everybody').length;
  const total = () => readers.reduce((sum, { chat }) => sum + told(chat.id), 0);

  const draft = await admin.asks('/broadcast Hello everybody');
  await admin.presses(draft, '📣 Send to 12');
  const question = await api.town.waitForMessage(admin.chat, ({ text = '' }) =>
    text.includes('Send it to 12 chats now?'),
  );
  await admin.presses(question, '📣 Yes, send it');
  await vi.waitFor(() => expect(total()).toBeGreaterThan(2), { timeout: 20_000 });
  await killed.end('SIGKILL');
  const before = total();
  const back = startRealBot(newsroom, settings);
  await vi.waitFor(() => expect(readers.filter(({ chat }) => told(chat.id) === 0)).toEqual([]), {
    timeout: 60_000,
  });
  const last = await api.town.waitForMessage(
    admin.chat,
    ({ text = '' }) => text.includes('Done: 12 chats.'),
    30_000,
  );
  await back.end('SIGTERM');
  const progress = api.journal
    .calls('editMessageText')
    .map(({ params }) => String(params['text']))
    .filter((text) => text.startsWith('📣'));

  expect(before).toBeLessThan(12);
  // What was on its way when it was killed may come again.
  expect(total()).toBeLessThanOrEqual(13);
  expect(last.message_id).toBe(draft.message_id);
  expect(progress.filter((text) => / done, \d+ waiting\./.test(text)).length).toBeGreaterThan(1);
  expect(new Set(progress).size).toBe(progress.length);
  expect(refusedCalls(api)).toEqual([]);
}, 120_000);
