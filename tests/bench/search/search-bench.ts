/** Search beside P (plain FTS5 over bigrams, a document for each file) on one archive in one run. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { prepareDocuments, readDocuments, type BenchFile } from './archive-documents.js';
import { cpuMs } from './cpu-clock.js';
import type { OpenEngine } from './engine.js';
import { englishItems, knownItems, spacedItems, withTalk, withTypo } from './known-items.js';
import { latencyQueries } from './latency-queries.js';
import { ourEngine } from './our-engine.js';
import { plainEngine } from './plain-engine.js';
import { distinctInTen, findKnownItems, storiesByTag, storyNdcg } from './quality.js';
import { createRandom } from './seeded-random.js';
import { createSimplifier } from './simplify.js';
import { strangeQuery } from './strange-queries.js';
import { timeUpdates } from './updates.js';

type Row = {
  readonly what: string;
  readonly plain: number;
  readonly ours: number;
  readonly wanted: string;
};

const SEED = 20_190_609;
const KNOWN_ITEMS = 900;
const PASSES = 5;
const STRANGE_QUERIES = 10_000;

/**
 * Prints tables: P, ours, ours ÷ P and what is wanted of that ratio. `--archive DIR` is a folder of
 * Markdown articles; `--work DIR` keeps documents and indexes for the next run.
 */
export function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { archive: { type: 'string', default: 'content' }, work: { type: 'string' } },
  });
  const folder = values.work ?? mkdtempSync(join(tmpdir(), 'paperboy-search-bench-'));
  mkdirSync(folder, { recursive: true });
  const documents = prepareDocuments(values.archive, folder);
  print('building', [...buildRows(documents, folder, 'with-tags'), ...startRows(folder)]);
  const stories = [...readDocuments(documents)].filter((file) => file.isNewest);
  const plain = plainEngine.open(join(folder, 'P.db'));
  const ours = ourEngine.open(join(folder, 'ours.db'));
  print('CPU milliseconds a query', latencyRows(stories, plain, ours));
  print('work without a counterpart', ourRows(stories, ours, join(folder, 'ours.db')));
  print('quality', qualityRows(stories, plain, ours));
  print('ours beside itself', robustnessRows(stories, ours));
  plain.close();
  ours.close();
  buildRows(documents, folder, 'without-tags');
  print('a tag as the query, tags not indexed', tagRows(stories, folder));
  if (values.work === undefined) rmSync(folder, { recursive: true });
  return Promise.resolve();
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

function buildRows(documents: string, folder: string, fields: 'with-tags' | 'without-tags'): Row[] {
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

function startRows(folder: string): Row[] {
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

function latencyRows(stories: readonly BenchFile[], plain: OpenEngine, ours: OpenEngine): Row[] {
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

function ourRows(stories: readonly BenchFile[], ours: OpenEngine, index: string): Row[] {
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

function clock(engine: OpenEngine, query: string): number {
  return cpuMs(() => void engine.search(query));
}

function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}

function qualityRows(stories: readonly BenchFile[], plain: OpenEngine, ours: OpenEngine): Row[] {
  const items = knownItems(stories, createRandom(SEED), KNOWN_ITEMS);
  const [byPlain, byOurs] = [findKnownItems(plain, items), findKnownItems(ours, items)];
  const kinds = ['stretch of the headline', 'words of the headline', 'words of the body'].map(
    (kind, at) => {
      const some = items.filter((_, place) => place % 3 === at);
      return {
        what: `  MRR@10, ${kind}`,
        plain: findKnownItems(plain, some).mrr,
        ours: findKnownItems(ours, some).mrr,
        wanted: '',
      };
    },
  );
  const tags = [...storiesByTag(stories).keys()];
  return [
    { what: 'known item, MRR@10', plain: byPlain.mrr, ours: byOurs.mrr, wanted: '≥ 1.02' },
    ...kinds,
    { what: 'known item, success@1', plain: byPlain.firsts, ours: byOurs.firsts, wanted: '' },
    { what: 'known item, success@10', plain: byPlain.tens, ours: byOurs.tens, wanted: '' },
    {
      what: 'different stories in ten',
      plain: distinctInTen(plain, tags) ?? 0,
      ours: distinctInTen(ours, tags) ?? 0,
      wanted: 'ours 10',
    },
  ];
}

/** The plain query first, the other writing of it second. */
function robustnessRows(stories: readonly BenchFile[], ours: OpenEngine): Row[] {
  const random = createRandom(SEED + 1);
  const simplify = createSimplifier();
  const spaced = spacedItems(stories, random, KNOWN_ITEMS);
  const english = englishItems(stories, random, KNOWN_ITEMS);
  const compare = (
    what: string,
    items: typeof spaced,
    change: (query: string, at: number) => string,
    wanted: string,
  ): Row => ({
    what,
    plain: findKnownItems(ours, items).mrr,
    ours: findKnownItems(
      ours,
      items.map(({ query, story }, at) => ({ query: change(query, at), story })),
    ).mrr,
    wanted,
  });
  return [
    compare(
      'Simplified ÷ Traditional, MRR@10',
      knownItems(stories, random, KNOWN_ITEMS),
      simplify,
      '≥ .99',
    ),
    compare('unspaced ÷ spaced', spaced, (query) => query.replaceAll(' ', ''), '≥ .98'),
    compare('with talk ÷ plain', spaced, withTalk, '≥ .97'),
    compare('with a typo ÷ untyped, English', english, (query) => withTypo(query, random), '≥ .92'),
  ];
}

function tagRows(stories: readonly BenchFile[], folder: string): Row[] {
  const plain = plainEngine.open(join(folder, 'P-without-tags.db'));
  const ours = ourEngine.open(join(folder, 'ours-without-tags.db'));
  const tags = [...storiesByTag(stories)];
  const mean = (engine: OpenEngine): number =>
    tags.reduce((sum, [tag, relevant]) => sum + storyNdcg(engine, tag, relevant), 0) / tags.length;
  const row = {
    what: `story-nDCG@10 over ${tags.length} tags`,
    plain: mean(plain),
    ours: mean(ours),
    wanted: '≥ 1.30',
  };
  plain.close();
  ours.close();
  return [row];
}

function print(title: string, rows: readonly Row[]): void {
  console.log(`\n| ${title} | P | ours | ours ÷ P | wanted |\n| --- | --- | --- | --- | --- |`);
  for (const { what, plain, ours, wanted } of rows) {
    const cells = [what, plain.toFixed(3), ours.toFixed(3), (ours / plain).toFixed(3), wanted].map(
      (cell) => cell.replace('NaN', '–'),
    );
    console.log(`| ${cells.join(' | ')} |`);
  }
}
