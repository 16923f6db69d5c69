/**
 * How long readers wait: the real program, as a process of its own, on the strict Bot API.
 * 1,000 mixed requests from 50 readers, each from the moment the update is there to the call that answers it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { BotApi } from '../../../src/playground/bot-api.js';
import type { Person } from '../../../src/playground/person.js';
import { startMeasuredBot, waitsLine } from './measured-bot.js';

const READERS = 50;
const REQUESTS_EACH = 20;
/** A reader who types faster than this is asked to slow down. */
const PAUSE_MS = 1_050;
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

/** Prints the numbers that the head of this file names. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { archive: { type: 'string', default: 'content' }, data: { type: 'string' } },
  });
  const bot = await startMeasuredBot(values.archive, values.data);
  try {
    const idle = bot.residentMegabytes();
    const cpuBefore = bot.cpuMs();
    const waits = (
      await Promise.all(Array.from({ length: READERS }, (_, number) => read(bot.api, number)))
    ).flat();
    const cpuEach = (bot.cpuMs() - cpuBefore) / waits.length;
    console.log(`requests ${waits.length} · readers ${READERS}`);
    console.log(`${waitsLine(waits)} · processor ${cpuEach.toFixed(1)} ms each`);
    console.log(`resident ${idle} MB at start, ${bot.residentMegabytes()} MB after`);
    console.log(`refused calls ${bot.api.journal.refusals().length}`);
  } finally {
    await bot.close();
  }
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
