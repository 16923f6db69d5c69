import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStore } from '../../src/storage/open-store.js';

const WORDS = 'search\u001f2\u001f渡輪 加價 離島 居民 不滿';

test('a button works after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'buttons-'));
  const first = await openStore('sqlite:', folder);
  const key = await first.buttons.save(WORDS);
  await first.close();
  const second = await openStore('sqlite:', folder);

  const text = await second.buttons.load(key);
  await second.close();
  rmSync(folder, { recursive: true });

  expect(text).toBe(WORDS);
});

test('the key fits into a button and is the same for the same text', async () => {
  const { buttons } = await openStore('sqlite::memory:', '');

  const keys = await Promise.all([buttons.save(WORDS), buttons.save(WORDS), buttons.save('other')]);

  expect(keys[0]).toMatch(/^~[\w-]{16}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('a key that was never assigned means nothing', async () => {
  const { buttons } = await openStore('sqlite::memory:', '');

  expect(await buttons.load('~0123456789abcdef')).toBeUndefined();
});

test('what cannot be kept still has its key, and works until the process ends', async () => {
  const store = await openStore('sqlite::memory:', '');
  await store.close();

  const key = await store.buttons.save(WORDS);

  expect(await store.buttons.load(key)).toBe(WORDS);
  expect(await store.buttons.load('~0123456789abcdef')).toBeUndefined();
});

test('a button that is used again is kept again, a day later', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'buttons-'));
  let now = 0;
  const store = await openStore('sqlite:', folder, { clock: { now: () => now } });
  const key = await store.buttons.save(WORDS);
  await store.scratch.remove(`button:${key}`);
  const kept = () => store.scratch.load(`button:${key}`);

  await store.buttons.save(WORDS);
  const sameDay = await kept();
  now += 86_400_000;
  await store.buttons.save(WORDS);
  const nextDay = await kept();
  await store.close();
  rmSync(folder, { recursive: true });

  expect([sameDay, nextDay]).toEqual([undefined, WORDS]);
});

test('beyond a million, the first to expire are dropped, so that nobody can fill the disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'buttons-'));
  const store = await openStore('sqlite:', folder);
  const key = await store.buttons.save(WORDS);
  const database = new Database(join(folder, 'store.db'));
  const soon = Date.now() + 3_600_000;
  database
    .prepare(
      `insert into keyv (key, value, expires_at) with recursive n(i) as
       (select 1 union all select i + 1 from n where i < 1000002) select 'button:' || i, 'x', ? + i from n`,
    )
    .run(soon);

  await store.prune();
  const left = database.prepare<[], { rows: number }>('select count(*) as rows from keyv').get();
  database.close();
  await store.close();
  const later = await openStore('sqlite:', folder);
  const text = await later.buttons.load(key);
  await later.close();
  rmSync(folder, { recursive: true });

  expect(left?.rows).toBe(1_000_000);
  expect(text).toBe(WORDS);
}, 60_000);
