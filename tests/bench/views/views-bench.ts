/** `npm run bench -- views --archive DIR [--stories 2000]`: every view of so many random stories in every language. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openArchive } from '../../../src/archive.js';
import { readConfig } from '../../../src/config/config.js';
import type { Story } from '../../../src/domain/article.js';
import { createCommand } from '../../../src/domain/command.js';
import { createRandom } from '../search/seeded-random.js';
import { openViewSweep } from './view-sweep.js';
import { quietLog } from '../../telegram/quiet-log.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** The same stories in each run. */
const SEED = 20261123;
const STORIES_AT_A_TIME = 100;

/** Prints how many messages were checked, and every problem. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      archive: { type: 'string', default: 'content' },
      data: { type: 'string' },
      stories: { type: 'string', default: '2000' },
    },
  });
  const dataFolder = values.data ?? mkdtempSync(join(tmpdir(), 'paperboy-views-bench-'));
  const read = readConfig({
    environment: { CONTENT_DIR: resolve(values.archive), DATA_DIR: dataFolder },
    workingFolder: root,
    configFolder: join(root, 'config'),
  });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const workersFolder = new URL('../../../dist/content/', import.meta.url);
  const archive = await openArchive(read.config, {
    workersFolder,
    clock: { now: Date.now },
    log: quietLog,
  });
  if ('fault' in archive) throw new Error(archive.fault);
  const sweep = await openViewSweep(archive.library);
  try {
    const startedAt = performance.now();
    const { total } = await archive.library.latest({ offset: 0, limit: 1 });
    const random = createRandom(SEED);
    const chosen = new Set<number>();
    const wanted = Math.min(Number(values.stories), total);
    while (chosen.size < wanted) chosen.add(random.below(total));
    let batch: Story[] = [];
    for (const offset of chosen) {
      batch.push(...(await archive.library.latest({ offset, limit: 1 })).stories);
      if (batch.length < STORIES_AT_A_TIME) continue;
      await sweep.stories(batch);
      batch = [];
    }
    await sweep.stories(batch);
    await sweep.crawl(
      ['start', 'latest', 'tags', 'top', 'calendar', 'author', 'category'].map((name) =>
        createCommand(name),
      ),
      1_000,
    );
    const { checked, problems } = sweep.report();
    const sum = [...checked.values()].reduce((all, count) => all + count, 0);
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(0);
    console.log(
      `stories ${chosen.size} · messages ${sum} · problems ${problems.length} · ${seconds} s`,
    );
    console.log([...checked].map(([view, count]) => `${view} ${count}`).join(' · '));
    for (const problem of problems) console.log(problem);
    if (problems.length > 0) process.exitCode = 1;
  } finally {
    await sweep.close();
    await archive.close();
    if (values.data === undefined) rmSync(dataFolder, { recursive: true });
  }
}
