/** The real program as a process of its own on the strict Bot API, and what it costs. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBotApi, type BotApi } from '../../../src/playground/bot-api.js';

const TOKEN = '4242:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
/** The kernel counts a process's time in these (proc(5), USER_HZ). */
const TICK_MS = 10;

/** A running bot and the Telegram it speaks to. */
export type MeasuredBot = {
  readonly api: BotApi;
  /** What is in memory now. */
  residentMegabytes(): number;
  /** Time on a processor since it started. */
  cpuMs(): number;
  /** Stops both; a data folder of ours is removed. */
  close(): Promise<void>;
};

/**
 * Resolves when the bot listens. The index of `dataFolder` is kept from run to run, its readers are not.
 * @throws when it does not listen within five minutes
 */
export async function startMeasuredBot(
  contentFolder: string,
  dataFolder: string | undefined,
): Promise<MeasuredBot> {
  const data = dataFolder ?? mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  if (dataFolder !== undefined) forgetReaders(dataFolder);
  const api = await startBotApi({ token: TOKEN });
  const bot = startBot(api, resolve(contentFolder), data);
  const { pid = 0 } = bot;
  await untilReady(api);
  return {
    api,
    residentMegabytes() {
      const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return Math.round(Number(kilobytes) / 1024);
    },
    cpuMs() {
      const [, counts = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
      const [user, system] = counts.split(' ').slice(11, 13).map(Number);
      return ((user ?? 0) + (system ?? 0)) * TICK_MS;
    },
    async close() {
      const ended = new Promise((done) => bot.once('exit', done));
      bot.kill('SIGTERM');
      await ended;
      await api.close();
      if (dataFolder === undefined) rmSync(data, { recursive: true });
    },
  };
}

/** A line about waits in milliseconds: median, tail and worst. */
export function waitsLine(waits: readonly number[]): string {
  const sorted = waits.toSorted((one, other) => one - other);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
  return `p50 ${at(0.5)} ms · p90 ${at(0.9)} ms · p99 ${at(0.99)} ms · worst ${at(1)} ms`;
}

/** A new Telegram counts its updates anew, which a store of an earlier run would take for repetitions. */
function forgetReaders(dataFolder: string): void {
  const stores = readdirSync(dataFolder).filter((name) => name.startsWith('store.db'));
  for (const name of stores) rmSync(join(dataFolder, name));
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
