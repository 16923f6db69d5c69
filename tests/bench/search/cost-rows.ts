/** What building, starting, asking and updating cost. */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchFile } from './archive-documents.js';
import { cpuMs } from './cpu-clock.js';
import type { OpenEngine } from './engine.js';
import { latencyQueries } from './latency-queries.js';
import { createRandom } from './seeded-random.js';
import { strangeQuery } from './strange-queries.js';
import type { Row } from './table.js';
import { timeUpdates } from './updates.js';

const SEED = 20_190_609;
const PASSES = 5;
const STRANGE_QUERIES = 10_000;

/** Builds both indexes anew in the folder, each in a process of its own. */
export function buildRows(
  documents: string,
  folder: string,
  fields: 'with-tags' | 'without-tags',
): Row[] {
  const reading = inProcess('read', 'P', documents);
  const build = (name: string): Report => {
    const index = join(folder, fields === 'with-tags' ? `${name}.db` : `${name}-without-tags.db`);
    for (const suffix of ['', '-wal', '-shm']) rmSync(index + suffix, { force: true });
    return inProcess('build', name, documents, index, fields);
  };
  const plain = build('P');
  const ours = build('ours');
  return [
    {
      what: 'CPU seconds, reading not counted',
      plain: plain.cpuSeconds - reading.cpuSeconds,
      ours: ours.cpuSeconds - reading.cpuSeconds,
      wanted: '≤ 1',
    },
    { what: 'peak RSS, MB', plain: plain.peakMegabytes, ours: ours.peakMegabytes, wanted: '≤ 2' },
    { what: 'disk, MB', plain: plain.diskMegabytes, ours: ours.diskMegabytes, wanted: '≤ .60' },
  ];
}

/** From the start of a process to its first answer. */
export function startRows(folder: string): Row[] {
  const plain = inProcess('first', 'P', '', join(folder, 'P.db'));
  const ours = inProcess('first', 'ours', '', join(folder, 'ours.db'));
  return [
    {
      what: 'ms from start to first answer',
      plain: plain.sinceStartMs,
      ours: ours.sinceStartMs,
      wanted: '',
    },
    {
      what: 'RSS after it, MB',
      plain: plain.peakMegabytes,
      ours: ours.peakMegabytes,
      wanted: 'ours ≤ 200 MB',
    },
  ];
}

/** Percentiles over the same queries, the first time they are asked and later. */
export function latencyRows(
  stories: readonly BenchFile[],
  plain: OpenEngine,
  ours: OpenEngine,
): Row[] {
  const queries = latencyQueries(stories, createRandom(SEED));
  for (const query of ['立法會 選舉', '香港政府今日宣布', 'hong kong'])
    [plain, ours].forEach((engine) => engine.search(query));
  const times = queries.map(() => ({ plain: [] as number[], ours: [] as number[] }));
  for (let pass = 0; pass < PASSES; pass += 1) {
    queries.forEach((query, at) => {
      times[at]?.plain.push(clock(plain, query));
      times[at]?.ours.push(clock(ours, query));
    });
  }
  const rows = (
    name: string,
    choose: (passes: readonly number[]) => number,
    wanted: readonly string[],
  ): Row[] =>
    [50, 90, 99].map((percent, at) => ({
      what: `${name}, p${percent}`,
      plain: percentile(
        times.map((time) => choose(time.plain)),
        percent,
      ),
      ours: percentile(
        times.map((time) => choose(time.ours)),
        percent,
      ),
      wanted: wanted[at] ?? '',
    }));
  return [
    ...rows('first time asked', (passes) => passes[0] ?? 0, ['', '', '']),
    ...rows(`median of ${PASSES}`, (passes) => percentile(passes, 50), [
      '≤ 1',
      '',
      '≤ .25, stretch .05',
    ]),
  ];
}

/** What only ours is asked or does. */
export function ourRows(stories: readonly BenchFile[], ours: OpenEngine, index: string): Row[] {
  const random = createRandom(SEED);
  const slowest = Array.from({ length: STRANGE_QUERIES }, () =>
    clock(ours, strangeQuery(random)),
  ).reduce((most, time) => Math.max(most, time), 0);
  const { oneStoryMs, thousandStoriesMs } = timeUpdates(index, stories);
  const row = (what: string, value: number, wanted: string): Row => ({
    what,
    plain: NaN,
    ours: value,
    wanted,
  });
  return [
    row(`slowest of ${STRANGE_QUERIES} strange queries, CPU ms`, slowest, '≤ 250'),
    row('one changed story, CPU ms', oneStoryMs, '≤ 100'),
    row('1,000 changed stories, CPU ms', thousandStoriesMs, '≤ 5,000'),
  ];
}

type Report = {
  cpuSeconds: number;
  peakMegabytes: number;
  diskMegabytes: number;
  sinceStartMs: number;
};

function inProcess(...args: string[]): Report {
  const script = fileURLToPath(new URL('engine-process.ts', import.meta.url));
  const output = execFileSync(process.execPath, ['--import', 'tsx', script, ...args], {
    encoding: 'utf8',
  });
  return JSON.parse(output) as Report;
}

function clock(engine: OpenEngine, query: string): number {
  return cpuMs(() => void engine.search(query));
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
