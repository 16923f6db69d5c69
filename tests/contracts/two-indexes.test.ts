import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Archive } from '../../src/archive.js';
import { createPublisher, type Publisher } from '../../src/delivery/publisher.js';
import { openStore, type Store } from '../../src/storage/open-store.js';
import { type OpenFolder, openContent } from '../flows/open-folder.js';
import { quietLog } from '../telegram/quiet-log.js';
import { postgresMaker } from './stores.js';

/** One process of several: an index of its own, a publisher of its own, the store of all. */
type Desk = { readonly archive: Archive; readonly store: Store; readonly publisher: Publisher };

const NOON = Date.parse('2021-07-01T12:00Z');
const FIRST = { first: 1, last: 1 };
const postgres = postgresMaker();
let content: string;
let now: number;
let opened: readonly OpenFolder[];
let ahead: Desk;
let behind: Desk;

beforeAll(() => postgres.start());
afterAll(() => postgres.stop());
beforeEach(async () => {
  content = mkdtempSync(join(tmpdir(), 'paperboy-two-'));
  write('Old', 'Ferries sail again.');
  now = NOON;
  opened = [await openContent(content), await openContent(content)];
  const stores = [await postgres.open(), await openStore(postgres.url(), '')];
  const desks = opened.map(({ archive }, place) => deskOf(archive, stores[place]));
  [ahead, behind] = desks as [Desk, Desk];
  await ahead.publisher.publish();
  await behind.publisher.publish();
});
afterEach(async () => {
  await behind.store.close();
  for (const folder of opened) await folder.close();
  rmSync(content, { recursive: true });
});

function deskOf(archive: Archive, store: Store | undefined): Desk {
  if (store === undefined) throw new Error('no store');
  const publisher = createPublisher({
    feed: archive.library.feed,
    batches: store.batches,
    clock: { now: () => now },
    log: quietLog,
    maxAgeHours: 0,
  });
  return { archive, store, publisher };
}

function write(name: string, words: string): void {
  const text = `---\ntitle: ${name}\ndate: 2021-07-01\n---\n\n${words}\n`;
  writeFileSync(join(content, `${name}.md`), text);
}

/** The desk reads the folder and publishes what it finds; a second goes by. */
async function catchUp({ archive, publisher }: Desk): Promise<void> {
  await archive.sync();
  await publisher.publish();
  now += 1_000;
}

test('an index without a new story is behind until it has it, and the story is news once', async () => {
  write('New', 'Trams run at night now.');
  await catchUp(ahead);

  const before = await behind.publisher.isBehind(FIRST);
  await catchUp(behind);
  const after = await behind.publisher.isBehind(FIRST);
  await ahead.store.batches.seal(now, { quietMs: 0, mostMs: 0 });
  const batch = await behind.store.batches.nextToMatch();

  expect([before, after]).toEqual([true, false]);
  expect(await ahead.publisher.isBehind(FIRST)).toBe(false);
  expect(batch?.storyIds).toHaveLength(1);
});

test('an index that is behind does not undo a change that another has published', async () => {
  write('New', 'Trams run at night now.');
  await catchUp(ahead);
  await catchUp(behind);
  write('New', 'Trams run at night now, buses too.');
  await catchUp(ahead);
  const changed = await ahead.store.batches.known();

  now += 1_000;
  await behind.publisher.publish();
  const kept = await ahead.store.batches.known();
  const isBehind = await behind.publisher.isBehind(FIRST);

  expect(kept).toEqual(changed);
  expect(isBehind).toBe(true);
});
