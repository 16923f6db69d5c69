import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BotApi, startBotApi } from '../../src/playground/bot-api.js';
import { type Newsroom, openNewsroom, type RealBot, startRealBot, TOKEN } from './real-bot.js';
import { runPaperboy } from './run-paperboy.js';

let room: Newsroom;
let api: BotApi;
const bots: RealBot[] = [];

beforeEach(async () => {
  room = openNewsroom();
  api = await startBotApi({ token: TOKEN });
});

afterEach(async () => {
  await Promise.all(bots.splice(0).map((bot) => bot.end('SIGKILL')));
  await api.close();
  room.remove();
});

function command(...args: readonly string[]) {
  const env = { BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: api.url, PORT: '0' };
  return runPaperboy(room.root, args, { env });
}

async function startBot(): Promise<RealBot> {
  const bot = startRealBot(room, { TELEGRAM_API_ROOT: api.url });
  bots.push(bot);
  await api.town.botIsListening(30_000);
  return bot;
}

test('a second bot on the same store does not start; when the first is killed, the next one does', async () => {
  const first = await startBot();

  const second = await command('start');
  const index = await command('index');
  await first.end('SIGKILL');
  await startBot();

  expect([index.code, index.stdout]).toEqual([0, '1 article in 1 story, 0 problems\n']);
  expect(index.stderr).toContain('is kept up to date by the paperboy that is running on it');
  expect(second.code).toBe(2);
  expect(second.stderr).toMatch(/another paperboy is running on it \(process \d+\); stop it first/);
}, 90_000);

test('subscribers that are imported beside a running bot are told the next story', async () => {
  const reader = api.town.person({ hasStarted: true });
  await startBot();
  const topic = { kind: 'everything', key: '', label: 'everything', since: 0 };
  const chat = { chatId: reader.chat.id, kind: 'private', subscriptions: [topic] };
  writeFileSync(join(room.root, 'chats.jsonl'), JSON.stringify(chat));

  const imported = await command('import', 'chats.jsonl', '--json');
  const stats = await command('stats', '--json');
  room.write('New');
  const alert = await api.town.waitForMessage(
    reader.chat,
    ({ text: words = '' }) => words.includes('New'),
    30_000,
  );

  expect([imported.code, imported.stdout.trim()]).toEqual([0, '{"chats":1,"faults":0}']);
  expect(JSON.parse(stats.stdout)).toMatchObject({ chats: 1, subscriptions: 1 });
  expect(alert.text).toContain('🔔');
}, 90_000);
