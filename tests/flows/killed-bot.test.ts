import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import { openStore } from '../../src/storage/open-store.js';

const PROGRAM = new URL('../../dist/cli.js', import.meta.url).pathname;
const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const READERS = 120;
const KILLS = 3;

test('a bot that is killed while it sends loses nothing and repeats at most what was under way', async () => {
  const root = mkdtempSync(join(tmpdir(), 'paperboy-killed-'));
  mkdirSync(join(root, 'content'));
  mkdirSync(join(root, 'data'));
  writeFileSync(join(root, 'content', 'old.md'), '---\ntitle: Old\n---\n\nOld.\n');
  const api = await startBotApi({ token: TOKEN });
  const readers = Array.from({ length: READERS }, () => api.town.person({ hasStarted: true }));
  await followEverything(
    join(root, 'data'),
    readers.map(({ chat }) => chat.id),
  );
  const sent = () => api.journal.calls('sendMessage').length;
  const sentAtLeast = async (count: number) => {
    while (sent() < count) await api.town.nextCall('sendMessage', () => true, 30_000);
  };

  let bot = start(root, api.url);
  await api.town.botIsListening(30_000);
  writeFileSync(join(root, 'content', 'new.md'), '---\ntitle: New\n---\n\nNew.\n');
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await sentAtLeast(kill * 25);
    await end(bot, 'SIGKILL');
    bot = start(root, api.url);
  }
  const counts = () => readers.map(({ chat }) => api.town.messages(chat).length);
  while (counts().some((count) => count === 0))
    await api.town.nextCall('sendMessage', () => true, 30_000);
  await end(bot, 'SIGTERM');
  await api.close();
  rmSync(root, { recursive: true, force: true });

  const duplicates = counts().reduce((sum, count) => sum + count - 1, 0);
  console.log(`lost 0, duplicates ${duplicates} after ${KILLS} kills`);
  expect(duplicates).toBeLessThanOrEqual(KILLS * 10);
}, 180_000);

async function followEverything(dataFolder: string, chatIds: readonly number[]): Promise<void> {
  const store = await openStore('sqlite:', dataFolder);
  const topic = { kind: 'everything', key: '', label: 'everything' } as const;
  for (const chatId of chatIds) {
    await store.subscribers.save({ chatId, threadId: undefined, kind: 'private' }, {}, 0);
    await store.subscriptions.add(chatId, topic, 0);
  }
  await store.close();
}

function start(root: string, apiRoot: string): ChildProcess {
  return spawn(process.execPath, [PROGRAM, 'start'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      BOT_TOKEN: TOKEN,
      PORT: '0',
      TELEGRAM_API_ROOT: apiRoot,
      LOG_LEVEL: 'warn',
      RATE_PER_SECOND: '40',
      ALERT_SETTLE_SECONDS: '0',
      CONTENT_SCAN_SECONDS: '1',
    },
    stdio: 'ignore',
  });
}

async function end(bot: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const ended = new Promise((resolve) => bot.once('exit', resolve));
  bot.kill(signal);
  await ended;
}
