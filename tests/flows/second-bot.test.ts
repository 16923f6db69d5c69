import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BotApi, startBotApi } from '../../src/playground/bot-api.js';

const PROGRAM = new URL('../../dist/cli.js', import.meta.url).pathname;
const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

let root: string;
let api: BotApi;
const bots: ChildProcess[] = [];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-second-'));
  mkdirSync(join(root, 'content'));
  write('Old');
  api = await startBotApi({ token: TOKEN });
});

afterEach(async () => {
  await Promise.all(bots.splice(0).map((bot) => end(bot, 'SIGKILL')));
  await api.close();
  rmSync(root, { recursive: true, force: true });
});

function run(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: api.url,
      PORT: '0',
      LOG_LEVEL: 'error',
      ALERT_SETTLE_SECONDS: '0',
      CONTENT_SCAN_SECONDS: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function runToEnd(...args: readonly string[]) {
  const program = run(...args);
  const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
  const { stdout, stderr } = program;
  if (stdout === null || stderr === null) throw new Error('nothing to read');
  const [out, said, code] = await Promise.all([text(stdout), text(stderr), ended]);
  return { out, said, code };
}

async function startBot(): Promise<ChildProcess> {
  const bot = run('start');
  bots.push(bot);
  await api.town.botIsListening(30_000);
  return bot;
}

async function end(bot: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (bot.exitCode !== null || bot.signalCode !== null) return;
  const ended = new Promise((resolve) => bot.once('exit', resolve));
  bot.kill(signal);
  await ended;
}

function write(name: string): void {
  writeFileSync(
    join(root, 'content', `${name}.md`),
    `---\ntitle: ${name}\ntags: [ferries]\n---\n\nAll about ${name}.\n`,
  );
}

test('a second bot on the same store does not start; when the first is killed, the next one does', async () => {
  const first = await startBot();

  const second = await runToEnd('start');
  await end(first, 'SIGKILL');
  await startBot();

  expect(second.code).toBe(2);
  expect(second.said).toContain('another paperboy is running on it; stop it first');
}, 90_000);

test('subscribers that are imported beside a running bot are told the next story', async () => {
  const reader = api.town.person({ hasStarted: true });
  await startBot();
  const topic = { kind: 'everything', key: '', label: 'everything', since: 0 };
  const chat = { chatId: reader.chat.id, kind: 'private', subscriptions: [topic] };
  writeFileSync(join(root, 'chats.jsonl'), JSON.stringify(chat));

  const imported = await runToEnd('import', 'chats.jsonl', '--json');
  const stats = await runToEnd('stats', '--json');
  write('New');
  const alert = await api.town.waitForMessage(
    reader.chat,
    ({ text: words = '' }) => words.includes('New'),
    30_000,
  );

  expect([imported.code, imported.out.trim()]).toEqual([0, '{"chats":1,"faults":0}']);
  expect(JSON.parse(stats.out)).toMatchObject({ chats: 1, subscriptions: 1 });
  expect(alert.text).toContain('🔔');
}, 90_000);
