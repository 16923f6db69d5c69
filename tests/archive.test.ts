import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openArchive } from '../src/archive.js';
import { readConfig } from '../src/config/config.js';
import { quietLog } from './telegram/quiet-log.js';

const workersFolder = new URL('../dist/content/', import.meta.url);

function article(folder: string, title: string): void {
  writeFileSync(
    join(folder, `${title}.md`),
    `---\ntitle: ${title}\ndate: 2026-11-20\n---\n\n渡輪復航。\n`,
  );
}

test('an index that was deleted under a running archive is built again, and readers see it', async () => {
  const root = mkdtempSync(join(tmpdir(), 'paperboy-archive-'));
  const content = join(root, 'content');
  mkdirSync(content);
  article(content, '早班復航');
  const read = readConfig({
    environment: { CONTENT_DIR: content, DATA_DIR: join(root, 'data') },
    workingFolder: root,
    configFolder: fileURLToPath(new URL('../config/', import.meta.url)),
  });
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  const archive = await openArchive(read.config, {
    workersFolder,
    clock: { now: () => Date.parse('2026-11-23T08:00Z') },
    log: quietLog,
  });
  if ('fault' in archive) throw new Error(archive.fault);
  for (const suffix of ['', '-wal', '-shm']) {
    rmSync(join(root, 'data', `index.db${suffix}`), { force: true });
  }
  article(content, '晚班加開');

  await archive.sync();

  const { stories } = await archive.library.latest({ offset: 0, limit: 5 });
  expect(stories.map(({ newest }) => newest.title).toSorted()).toEqual(
    ['早班復航', '晚班加開'].toSorted(),
  );
  await archive.close();
  rmSync(root, { recursive: true });
});
