/**
 * One bot under a steady load for a long time: `npm run bench -- soak [--seconds 600] [--store postgres]`.
 * Readers type and tap, a story arrives every minute; memory, open files and waits must not grow.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startPostgres } from '../faults/postgres-server.js';
import { openStage, type Stage } from '../faults/stage.js';
import { percentile } from '../faults/tally.js';
import type { Replica } from '../faults/replica.js';
import { createReader } from '../readers/reader.js';
import { createRandom } from '../search/seeded-random.js';
import { growthAnHour } from './growth.js';

const UPDATES_A_SECOND = 50;
/** Longer than the limits on commands and taps, so that nobody is asked to wait. */
const [LEAST_PAUSE_MS, MAX_PAUSE_MS] = [1_200, 4_000];
const SAMPLE_SECONDS = 30;
const STORY_SECONDS = 60;
/** What a bot takes once, at its first requests, is no growth. */
const WARM_SHARE = 0.25;

type Sample = {
  readonly seconds: number;
  readonly updates: number;
  readonly p50: number;
  readonly p99: number;
  readonly rssMegabytes: number;
  readonly handles: number;
};

/** Runs for so many seconds and prints memory, open files and waits as they were. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '600' },
      store: { type: 'string', default: 'sqlite' },
    },
  });
  const postgres = values.store === 'postgres' ? await startPostgres() : undefined;
  const stage = await openStage({
    ratePerSecond: 100,
    latencyMs: [5, 30],
    ...(postgres === undefined ? {} : { storeUrl: postgres.url }),
  });
  try {
    await stage.addReaders(100);
    const bot = await stage.start();
    await bot.ready;
    print(await soak(stage, bot, Number(values.seconds)), stage, bot);
  } finally {
    await stage.close();
    await postgres?.stop();
  }
}

async function soak(stage: Stage, bot: Replica, seconds: number): Promise<readonly Sample[]> {
  const startedAt = Date.now();
  const until = startedAt + seconds * 1_000;
  const waits: number[] = [];
  const pause = (LEAST_PAUSE_MS + MAX_PAUSE_MS) / 2_000;
  const people = Array.from({ length: Math.round(UPDATES_A_SECOND * pause) }, (_, number) =>
    read(stage, number, until, waits),
  );
  const samples: Sample[] = [];
  for (let story = 1; Date.now() < until;) {
    await sleep(SAMPLE_SECONDS * 1_000);
    const taken = waits.splice(0);
    const passed = Math.round((Date.now() - startedAt) / 1_000);
    const sample = {
      seconds: passed,
      updates: taken.length,
      p50: percentile(taken, 0.5),
      p99: percentile(taken, 0.99),
      rssMegabytes: bot.rss() / 2 ** 20,
      handles: bot.handles(),
    };
    samples.push(sample);
    console.log(describe(sample));
    if (passed >= story * STORY_SECONDS) stage.write((story += 1));
  }
  await Promise.all(people);
  return samples;
}

async function read({ api }: Stage, number: number, until: number, waits: number[]): Promise<void> {
  const random = createRandom(number + 1);
  const reader = createReader(api, number, random);
  await sleep(random.below(MAX_PAUSE_MS));
  while (Date.now() < until) {
    const askedAt = performance.now();
    await reader
      .chooses()
      .act()
      .catch(() => undefined);
    waits.push(performance.now() - askedAt);
    await sleep(LEAST_PAUSE_MS + random.below(MAX_PAUSE_MS - LEAST_PAUSE_MS));
  }
}

function describe(sample: Sample): string {
  const { seconds, updates, p50, p99, rssMegabytes, handles } = sample;
  return [
    `${String(seconds).padStart(5)} s`,
    `${(updates / SAMPLE_SECONDS).toFixed(1)} updates/s`,
    `p50 ${p50.toFixed(0)} ms`,
    `p99 ${p99.toFixed(0)} ms`,
    `${rssMegabytes.toFixed(0)} MB`,
    `${handles} handles`,
  ].join('  ');
}

function print(samples: readonly Sample[], { api }: Stage, bot: Replica): void {
  const warm = samples.slice(Math.floor(samples.length * WARM_SHARE));
  const growth = (value: (sample: Sample) => number) =>
    growthAnHour(warm.map((sample) => [sample.seconds, value(sample)]));
  const unhandled = bot.log.filter(({ message }) => /unhandled|uncaught/i.test(message)).length;
  console.log(
    `slopes an hour, without the first quarter: memory ${growth((one) => one.rssMegabytes).toFixed(1)} MB, ` +
      `handles ${growth((one) => one.handles).toFixed(1)}, p99 ${growth((one) => one.p99).toFixed(1)} ms`,
  );
  console.log(
    `refused calls ${api.journal.refusals().length}, unhandled rejections ${unhandled}, ` +
      `errors in the log ${bot.log.filter(({ level }) => level >= 50).length}, ${bot.isRunning() ? 'still running' : 'ENDED'}`,
  );
  const reasons = new Map<string, number>();
  for (const { method, refusal } of api.journal.refusals()) {
    const reason = `${method}: ${refusal?.description ?? ''}`;
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  for (const [reason, count] of reasons) console.log(`  ${count} × ${reason}`);
}
