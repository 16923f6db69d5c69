import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BotApi, startBotApi } from '../../src/playground/bot-api.js';

const PROGRAM = new URL('../../dist/cli.js', import.meta.url).pathname;
const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

let root: string;
let api: BotApi;
let bot: ChildProcess;
let output: string;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-watched-'));
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'content', 'a.md'), '---\ntitle: 渡輪加價\n---\n\n渡輪公司加價一成。\n');
  api = await startBotApi({ token: TOKEN });
  output = '';
  bot = spawn(process.execPath, [PROGRAM, 'start'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      BOT_TOKEN: TOKEN,
      PORT: '0',
      TELEGRAM_API_ROOT: api.url,
      LOG_LEVEL: 'trace',
      LOG_FORMAT: 'json',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  bot.stderr?.on('data', (bytes: Buffer) => (output += bytes.toString()));
  await api.town.botIsListening(30_000);
});

afterEach(async () => {
  const ended = new Promise((resolve) => bot.once('exit', resolve));
  bot.kill('SIGTERM');
  await ended;
  await api.close();
  rmSync(root, { recursive: true, force: true });
});

async function ask(path: string): Promise<{ status: number; body: string }> {
  const address = /health is at (\S+)\/readyz/.exec(output)?.[1] ?? '';
  const response = await fetch(`${address}${path}`);
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
    expect(`${output}${metrics}`).not.toContain(secret);
  }
  expect(metrics).not.toContain(String(reader.chat.id));
});

test('every line about an update carries its number', async () => {
  const reader = api.town.person();
  await reader.asks('/latest');

  await reader.asks('/help');

  const lines = output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === 'An update is answered');
  expect(lines.map(({ command }) => command)).toContain('latest');
  expect(new Set(lines.map(({ update }) => update)).size).toBe(lines.length);
  expect(lines.every(({ update }) => typeof update === 'number')).toBe(true);
});
