import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import { postgresMaker } from '../contracts/stores.js';

const PROGRAM = new URL('../../dist/cli.js', import.meta.url).pathname;
const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const postgres = postgresMaker();
beforeAll(() => postgres.start());
afterAll(() => postgres.stop());

test('the same bot on PostgreSQL tells a new story to who follows its topic', async () => {
  const root = mkdtempSync(join(tmpdir(), 'paperboy-postgres-bot-'));
  mkdirSync(join(root, 'content'));
  const write = (name: string) =>
    writeFileSync(
      join(root, 'content', `${name}.md`),
      `---\ntitle: ${name}\ntags: [ferries]\n---\n\nNews of ${name}.\n`,
    );
  write('Old');
  const api = await startBotApi({ token: TOKEN });
  const bot = spawn(process.execPath, [PROGRAM, 'start'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      BOT_TOKEN: TOKEN,
      PORT: '0',
      TELEGRAM_API_ROOT: api.url,
      STORE_URL: postgres.url(),
      LOG_LEVEL: 'warn',
      ALERT_SETTLE_SECONDS: '1',
      CONTENT_SCAN_SECONDS: '1',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await api.town.botIsListening(30_000);
  const reader = api.town.person();
  await reader.asks('/subscribe #ferries');

  write('New');
  const alert = await api.town.waitForMessage(
    reader.chat,
    ({ text = '' }) => text.startsWith('🔔'),
    30_000,
  );
  const ended = new Promise((resolve) => bot.once('exit', resolve));
  bot.kill('SIGTERM');
  const code = await ended;
  await api.close();
  rmSync(root, { recursive: true, force: true });

  expect(alert.text).toContain('🔔 #ferries\n\nNew');
  expect(code).toBe(0);
}, 90_000);
