/**
 * Many readers at once: the real program, as a process of its own, on the strict Bot API. Each reader types and taps
 * whatever they are shown, at the speed of a quick person, for as long as is asked.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { BotApi } from '../../../src/playground/bot-api.js';
import { startMeasuredBot, waitsLine } from '../chat/measured-bot.js';
import { createRandom } from '../search/seeded-random.js';
import { createReader } from './reader.js';

/** Longer than the limits on commands and taps, so that nobody is asked to wait. */
const LEAST_PAUSE_MS = 1_200;
const MAX_PAUSE_MS = 4_000;

/** Plays the readers for so many seconds and prints how long answers took. */
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
  const bot = await startMeasuredBot(values.archive, values.data);
  try {
    const idle = bot.residentMegabytes();
    const cpuBefore = bot.cpuMs();
    const until = Date.now() + Number(values.seconds) * 1_000;
    const readers = Array.from({ length: Number(values.readers) }, (_, number) =>
      read(bot.api, number, until),
    );
    const results = await Promise.all(readers);
    const waits = results.flatMap((result) => result.waits);
    const failures = results.flatMap((result) => result.failures);
    const cpuEach = (bot.cpuMs() - cpuBefore) / Math.max(1, waits.length);
    console.log(`answers ${waits.length} · without answer ${failures.length}`);
    console.log(`${waitsLine(waits)} · processor ${cpuEach.toFixed(1)} ms each`);
    console.log(`resident ${idle} MB at start, ${bot.residentMegabytes()} MB after`);
    printFaults(failures, bot.api);
  } finally {
    await bot.close();
  }
}

type Result = { readonly waits: number[]; readonly failures: string[] };

/** One reader's deeds, in turn: what they waited for each in milliseconds, and what was never answered. */
async function read(api: BotApi, number: number, until: number): Promise<Result> {
  const random = createRandom(number + 1);
  const reader = createReader(api, number, random);
  const result: Result = { waits: [], failures: [] };
  await sleep(random.below(MAX_PAUSE_MS));
  while (Date.now() < until) {
    const startedAt = performance.now();
    const deed = reader.chooses();
    try {
      await deed.act();
      result.waits.push(performance.now() - startedAt);
    } catch (error) {
      result.failures.push(`${deed.name}: ${error instanceof Error ? error.message : 'failed'}`);
    }
    await sleep(LEAST_PAUSE_MS + random.below(MAX_PAUSE_MS - LEAST_PAUSE_MS));
  }
  return result;
}

function printFaults(failures: readonly string[], api: BotApi): void {
  const refused = api.journal.refusals().filter(({ method }) => method !== 'getUpdates');
  console.log(`refused calls ${refused.length}`);
  console.log(`unanswered buttons ${api.world.callbacks.unanswered().length}`);
  for (const failure of new Set(failures)) console.log(`  ${failure}`);
  for (const { method, refusal } of refused.slice(0, 10))
    console.log(`  ${method}: ${refusal?.description ?? ''}`);
}
