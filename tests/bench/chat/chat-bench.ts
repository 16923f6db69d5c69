/**
 * How long readers wait: the real program, as a process of its own, on the strict Bot API.
 * 1,000 mixed requests from 50 readers, each from the moment the update is there to the call that answers it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startBotApi, type BotApi } from '../../../src/playground/bot-api.js';
import type { Person } from '../../../src/playground/person.js';

const READERS = 50;
const REQUESTS_EACH = 20;
/** A reader who types faster than this is asked to slow down. */
const PAUSE_MS = 1_050;
const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const WORDS = [
  '政府',
  '疫苗',
  '立法會',
  'Carrie Lam',
  '巴士 加價',
  '颱風',
  '大學',
  '"基本法"',
  '選舉 -區議會',
  '香',
];

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { archive: { type: 'string', default: 'content' }, data: { type: 'string' } },
  });
  const dataFolder = values.data ?? mkdtempSync(join(tmpdir(), 'paperboy-chat-bench-'));
  const api = await startBotApi({ token: TOKEN });
  const bot = startBot(api, resolve(values.archive), dataFolder);
  try {
    await untilReady(api);
    const idle = residentMegabytes(bot);
    const waits = (
      await Promise.all(Array.from({ length: READERS }, (_, number) => read(api, number)))
    ).flat();
    print(waits, api, idle, bot);
  } finally {
    bot.kill('SIGTERM');
    await new Promise((done) => bot.once('exit', done));
    await api.close();
    if (values.data === undefined) rmSync(dataFolder, { recursive: true });
  }
}

function startBot(api: BotApi, contentFolder: string, dataFolder: string): ChildProcess {
  return spawn(process.execPath, ['dist/cli.js', 'start'], {
    env: {
      ...process.env,
      BOT_TOKEN: TOKEN,
      PORT: '0',
      TELEGRAM_API_ROOT: api.url,
      CONTENT_DIR: contentFolder,
      DATA_DIR: dataFolder,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function untilReady(api: BotApi): Promise<void> {
  const until = Date.now() + 300_000;
  while (api.journal.calls('getUpdates').length === 0) {
    if (Date.now() > until)
      throw new Error('Cannot measure: the bot did not start in five minutes');
    await sleep(100);
  }
  // Setting the command menus is no reader's wait.
  await sleep(1_000);
}

/** One reader's requests, in turn: what they waited for each, in milliseconds. */
async function read(api: BotApi, number: number): Promise<number[]> {
  const person = api.town.person({
    id: 9_000 + number,
    languageCode: ['zh-hant', 'zh-hans', 'en'][number % 3] ?? 'en',
  });
  const waits: number[] = [];
  await sleep((number * PAUSE_MS) / READERS);
  for (let turn = 0; turn < REQUESTS_EACH; turn += 1) {
    const startedAt = performance.now();
    await ask(person, number + turn);
    const waited = performance.now() - startedAt;
    waits.push(waited);
    await sleep(Math.max(0, PAUSE_MS - waited));
  }
  return waits;
}

async function ask(person: Person, choice: number): Promise<void> {
  const words = WORDS[choice % WORDS.length] ?? '';
  switch (choice % 6) {
    case 0:
      return void (await person.asks('/latest'));
    case 1:
      return void (await person.asks('/random'));
    case 2:
      return void (await person.asks('/tags'));
    case 3:
      return void (await person.asks(`/tag ${words}`));
    default:
      return void (await person.asks(words));
  }
}

function residentMegabytes({ pid = 0 }: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

function print(waits: number[], api: BotApi, idle: number, bot: ChildProcess): void {
  const sorted = waits.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  console.log(`requests ${sorted.length} · readers ${READERS}`);
  console.log(`p50 ${at(0.5)} ms · p90 ${at(0.9)} ms · p99 ${at(0.99)} ms · worst ${at(1)} ms`);
  console.log(`resident ${idle} MB at start, ${residentMegabytes(bot)} MB after`);
  console.log(`refused calls ${api.journal.refusals().length}`);
}
