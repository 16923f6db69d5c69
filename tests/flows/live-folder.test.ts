import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi, type BotApi } from '../../src/playground/bot-api.js';
import type { Person } from '../../src/playground/person.js';

const PROGRAM = new URL('../../dist/cli.js', import.meta.url).pathname;
const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

let root: string;
let api: BotApi;
let bot: ChildProcess;
let reader: Person;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-live-'));
  mkdirSync(join(root, 'content'));
  write('ferry.md', '早班渡輪復航', '2026-11-20');
  api = await startBotApi({ token: TOKEN });
  bot = spawn(process.execPath, [PROGRAM, 'start'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      BOT_TOKEN: TOKEN,
      PORT: '0',
      TELEGRAM_API_ROOT: api.url,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await api.town.botIsListening(30_000);
  reader = api.town.person({ languageCode: 'zh-hant' });
});

afterEach(async () => {
  const ended = new Promise((resolve) => bot.once('exit', resolve));
  bot.kill('SIGTERM');
  await ended;
  await api.close();
  rmSync(root, { recursive: true, force: true });
});

function write(path: string, title: string, date: string): void {
  writeFileSync(
    join(root, 'content', path),
    `---\ntitle: ${title}\ndate: ${date}\n---\n\n渡輪今早六時恢復服務。\n`,
  );
}

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

  write('tram.md', '電車新站啟用', '2026-11-21');
  expect(await latestUntil((text) => text.includes('電車新站啟用'))).toContain('早班渡輪復航');

  write('tram.md', '電車新站延期啟用', '2026-11-21');
  expect(await latestUntil((text) => text.includes('延期'))).not.toContain('電車新站啟用');

  renameSync(join(root, 'content', 'tram.md'), join(root, 'content', 'tram-2.md'));
  expect(await latestUntil((text) => text.includes('延期'))).toContain('早班渡輪復航');

  rmSync(join(root, 'content', 'ferry.md'));
  expect(await latestUntil((text) => !text.includes('早班'))).toContain('延期');
  expect(api.journal.refusals()).toEqual([]);
}, 120_000);
