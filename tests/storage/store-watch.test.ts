import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isStoreAway } from '../../src/domain/store-away.js';
import { openDatabase, type StoreDatabase } from '../../src/storage/open-database.js';
import { createStoreWatch } from '../../src/storage/store-watch.js';
import { quietLog } from '../telegram/quiet-log.js';

let folder: string;
let database: StoreDatabase;
let said: string[];
let now: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-watch-'));
  [said, now] = [[], 0];
  const watch = createStoreWatch();
  database = await openDatabase('sqlite:', folder, watch);
  const note = (_details: object, message: string) => void said.push(message);
  watch.begin({ ...quietLog, info: note, error: note }, { now: () => now });
});
afterEach(async () => {
  await database.db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const write = (key: string) =>
  database.db
    .insertInto('meta')
    .values({ key, value: 'x'.repeat(50_000) })
    .execute();
const writeInTurn = (key: string) =>
  database.db.transaction().execute(async (tx) => {
    await tx
      .insertInto('meta')
      .values({ key, value: 'x'.repeat(50_000) })
      .execute();
  });
const limitPages = (pages: number) =>
  sql.raw(`pragma max_page_count = ${pages}`).execute(database.db);

test('a full disk is logged once, whatever is tried meanwhile, and once when it ends', async () => {
  await limitPages(1);

  const outcomes = await Promise.allSettled([write('a'), writeInTurn('b'), write('c')]);
  const reading = await database.db.selectFrom('meta').select('key').execute();
  await limitPages(1_000_000);
  now = 5_000;
  await writeInTurn('d');
  await write('e');

  const isAway = outcomes.map((one) => one.status === 'rejected' && isStoreAway(one.reason));
  expect(isAway).toEqual([true, true, true]);
  expect(reading).toEqual([]);
  expect(said).toEqual(['The store is away; writing waits for it', 'The store is back']);
});

test('while large changes still fail, a small one does not mean that the disk has room', async () => {
  await limitPages(1);
  await write('a').catch(() => undefined);
  now = 1_000;

  await database.db.insertInto('meta').values({ key: 'small', value: '' }).execute();

  expect(said).toEqual(['The store is away; writing waits for it']);
});

test('a wrong query is not mistaken for a store that is away', async () => {
  const failed = sql`select * from nowhere`.execute(database.db);

  await expect(failed).rejects.toThrow('no such table');
  expect(said).toEqual([]);
});
