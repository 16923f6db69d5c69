/**
 * The processor time of an update and of an alert, by process: three bots at one webhook and one
 * PostgreSQL, every update brought to two of them.
 * `npm run bench -- cost [--warm-up 30] [--seconds 20] [--updates 100] [--alerts 4000] [--rate 200] [--profiles FOLDER]`;
 * FOLDER gets a V8 profile of each bot; 0 updates or alerts: only the others are measured.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openReplicas, type Replicas } from '../faults/replicas.js';
import { createUpdateTraffic } from '../faults/update-traffic.js';
import { treeTimeMs } from './process-time.js';

/** Milliseconds of each that takes part. */
type Times = { readonly bots: number; readonly postgres: number; readonly bench: number };

type UpdateLoad = {
  readonly idle: Times;
  readonly perSecond: number;
  /** Until the compiler of the bots has seen what is done often. */
  readonly warmUpMs: number;
  readonly ms: number;
};

const PROFILED = new URL('profiled.js', import.meta.url).href;
const REST_MS = 5_000;
const IDLE_MS = 5_000;
const LATENCY_MS = [30, 80] as const;

/** Prints a line for each. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'warm-up': { type: 'string', default: '30' },
      seconds: { type: 'string', default: '20' },
      updates: { type: 'string', default: '100' },
      alerts: { type: 'string', default: '4000' },
      rate: { type: 'string', default: '200' },
      profiles: { type: 'string' },
    },
  });
  const alerts = Number(values.alerts);
  const replicas = await openReplicas(
    {
      ratePerSecond: Number(values.rate),
      latencyMs: LATENCY_MS,
      env:
        values.profiles === undefined
          ? {}
          : { NODE_OPTIONS: `--import=${PROFILED}`, PROFILE_FOLDER: values.profiles },
    },
    async (stage) => {
      await stage.addReaders(alerts);
    },
  );
  try {
    const idle = await idleTimes(replicas);
    if (Number(values.updates) > 0)
      await measureUpdates(replicas, {
        idle,
        perSecond: Number(values.updates),
        warmUpMs: Number(values['warm-up']) * 1_000,
        ms: Number(values.seconds) * 1_000,
      });
    if (alerts > 0) await measureAlerts(replicas, { idle, alerts });
    await Promise.all(replicas.bots.map((bot) => bot.end('SIGTERM')));
  } finally {
    await replicas.close();
  }
}

/** Of a second with nothing to do. */
async function idleTimes(replicas: Replicas): Promise<Times> {
  await sleep(REST_MS);
  const before = timesOf(replicas);
  await sleep(IDLE_MS);
  return per(IDLE_MS / 1_000, difference(timesOf(replicas), before));
}

async function measureUpdates(
  replicas: Replicas,
  { idle, perSecond, warmUpMs, ms }: UpdateLoad,
): Promise<void> {
  const traffic = createUpdateTraffic(replicas, perSecond);
  traffic.begin();
  await sleep(warmUpMs);
  const startedAt = performance.now();
  const [before, answered] = [timesOf(replicas), traffic.replies.answered()];
  await sleep(ms);
  const [after, count] = [timesOf(replicas), traffic.replies.answered() - answered];
  const seconds = (performance.now() - startedAt) / 1_000;
  await traffic.end();
  const own = withoutIdle(difference(after, before), idle, seconds);
  console.log(`update: ${describe(per(count, own))} (${(count / seconds).toFixed(0)}/s)`);
}

async function measureAlerts(
  replicas: Replicas,
  { idle, alerts }: { readonly idle: Times; readonly alerts: number },
): Promise<void> {
  const { stage } = replicas;
  await sleep(REST_MS);
  const startedAt = performance.now();
  const before = timesOf(replicas);
  stage.write(1);
  await stage.ledger.until(() => stage.ledger.heard() >= alerts, 600_000, 'Not all were told');
  const seconds = (performance.now() - startedAt) / 1_000;
  const own = withoutIdle(difference(timesOf(replicas), before), idle, seconds);
  console.log(`alert:  ${describe(per(alerts, own))} (${(alerts / seconds).toFixed(0)}/s)`);
}

function timesOf({ bots, postgres }: Replicas): Times {
  const { user, system } = process.cpuUsage();
  return {
    bots: bots.reduce((ms, { pid }) => ms + treeTimeMs(pid), 0),
    postgres: treeTimeMs(postgres.pid()),
    bench: (user + system) / 1_000,
  };
}

function difference(one: Times, other: Times): Times {
  return combine(one, other, (a, b) => a - b);
}

function withoutIdle(times: Times, idle: Times, seconds: number): Times {
  return combine(times, idle, (used, anyway) => used - anyway * seconds);
}

function per(count: number, times: Times): Times {
  return combine(times, times, (ms) => ms / count);
}

function combine(one: Times, other: Times, rule: (a: number, b: number) => number): Times {
  return {
    bots: rule(one.bots, other.bots),
    postgres: rule(one.postgres, other.postgres),
    bench: rule(one.bench, other.bench),
  };
}

function describe({ bots, postgres, bench }: Times): string {
  const all = [bots, postgres, bench, bots + postgres + bench].map((ms) => ms.toFixed(2));
  return `bots ${all[0]} ms, PostgreSQL ${all[1]} ms, Telegram and readers ${all[2]} ms, together ${all[3]} ms`;
}
