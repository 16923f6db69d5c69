import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BotApi, startBotApi } from '../../src/playground/bot-api.js';
import { type Newsroom, openNewsroom, type RealBot, startRealBot, TOKEN } from './real-bot.js';

let room: Newsroom;
let api: BotApi;
let bot: RealBot;

beforeEach(async () => {
  room = openNewsroom();
  room.write('Old', { title: '渡輪加價', text: '渡輪公司加價一成。' });
  api = await startBotApi({ token: TOKEN });
  bot = startRealBot(room, {
    TELEGRAM_API_ROOT: api.url,
    LOG_LEVEL: 'trace',
    LOG_FORMAT: 'json',
  });
  await api.town.botIsListening(30_000);
});

afterEach(async () => {
  await bot.end('SIGTERM');
  await api.close();
  room.remove();
});

async function ask(path: string): Promise<{ status: number; body: string }> {
  const response = await fetch(`${bot.httpUrl()}${path}`);
  return { status: response.status, body: await response.text() };
}

test('a running bot is ready, counts what readers do, and repeats nothing of it anywhere', async () => {
  const reader = api.town.person({ id: 812_345_677_001 });
  await reader.asks('渡輪');
  await reader.asks('my-doctor-is-called 王小明');
  await reader.asks('/tell-nobody-this-command');
  const list = await reader.asks('/latest');
  await reader.presses(list, { data: 'read\u001f\u001fnobody-knows-this-id' });

  const ready = await ask('/readyz');
  const { body: metrics } = await ask('/metrics');

  expect(ready).toEqual({ status: 200, body: '{"ready":true}' });
  expect(metrics).toContain('paperboy_updates_total{command="search"} 2');
  expect(metrics).toContain('paperboy_updates_total{command="unknown"} 1');
  expect(metrics).toContain('paperboy_searches_without_results_total 1');
  expect(metrics).toContain('paperboy_index_stories 1');
  for (const secret of [TOKEN.slice(5), 'doctor', '王小明', 'tell-nobody', 'nobody-knows']) {
    expect(`${bot.said()}${metrics}`).not.toContain(secret);
  }
  expect(metrics).not.toContain(String(reader.chat.id));
});

test('every line about an update carries its number', async () => {
  const reader = api.town.person();
  await reader.asks('/latest');

  await reader.asks('/help');

  const lines = bot
    .said()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === 'An update is answered');
  expect(lines.map(({ command }) => command)).toContain('latest');
  expect(new Set(lines.map(({ update }) => update)).size).toBe(lines.length);
  expect(lines.every(({ update }) => typeof update === 'number')).toBe(true);
});
