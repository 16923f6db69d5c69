/**
 * Many readers at once: the real program, as a process of its own, on the strict Bot API. Each reader types and taps
 * whatever they are shown, at the speed of a quick person, for as long as is asked.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startBotApi, type BotApi } from '../../../src/playground/bot-api.js';
import { createRandom } from '../search/seeded-random.js';
import { createReader } from './reader.js';

const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
/** Longer than the limits on commands and taps, so that nobody is asked to wait. */
const LEAST_PAUSE_MS = 1_200;
const MOST_PAUSE_MS = 4_000;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      archive: { type: 'string', default: 'content' },
      data: { type: 'string' },
      readers: { type: 'string', default: '200' },
      seconds: { type: 'string', default: '300' },
    },
  });
  const dataFolder = values.data ?? mkdtempSync(join(tmpdir(), 'paperboy-readers-bench-'));
  const api = await startBotApi({ token: TOKEN });
  const bot = startBot(api, resolve(values.archive), dataFolder);
  try {
    await untilReady(api);
    const idle = residentMegabytes(bot);
    const until = Date.now() + Number(values.seconds) * 1_000;
    const readers = Array.from({ length: Number(values.readers) }, (_, number) =>
      read(api, number, until),
    );
    const results = await Promise.all(readers);
    const waits = results.flatMap((result) => result.waits);
    const failures = results.flatMap((result) => result.failures);
    print(waits, failures, api, idle, bot);
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
      TELEGRAM_API_ROOT: api.url,
      CONTENT_DIR: contentFolder,
      DATA_DIR: dataFolder,
      PORT: '0',
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

type Result = { readonly waits: number[]; readonly failures: string[] };

/** One reader's deeds, in turn: what they waited for each in milliseconds, and what was never answered. */
async function read(api: BotApi, number: number, until: number): Promise<Result> {
  const random = createRandom(number + 1);
  const reader = createReader(api, number, random);
  const result: Result = { waits: [], failures: [] };
  await sleep(random.below(MOST_PAUSE_MS));
  while (Date.now() < until) {
    const startedAt = performance.now();
    const deed = reader.chooses();
    try {
      await deed.act();
      result.waits.push(performance.now() - startedAt);
    } catch (error) {
      result.failures.push(`${deed.name}: ${error instanceof Error ? error.message : 'failed'}`);
    }
    await sleep(LEAST_PAUSE_MS + random.below(MOST_PAUSE_MS - LEAST_PAUSE_MS));
  }
  return result;
}

function residentMegabytes({ pid = 0 }: ChildProcess): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

function print(
  waits: readonly number[],
  failures: readonly string[],
  api: BotApi,
  idle: number,
  bot: ChildProcess,
): void {
  const sorted = waits.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  const refused = api.journal.refusals().filter(({ method }) => method !== 'getUpdates');
  console.log(`answers ${sorted.length} · without answer ${failures.length}`);
  console.log(`p50 ${at(0.5)} ms · p90 ${at(0.9)} ms · p99 ${at(0.99)} ms · worst ${at(1)} ms`);
  console.log(`resident ${idle} MB at start, ${residentMegabytes(bot)} MB after`);
  console.log(`refused calls ${refused.length}`);
  console.log(`unanswered buttons ${api.world.callbacks.unanswered().length}`);
  for (const failure of new Set(failures)) console.log(`  ${failure}`);
  for (const { method, refusal } of refused.slice(0, 10))
    console.log(`  ${method}: ${refusal?.description ?? ''}`);
}
