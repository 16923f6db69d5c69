import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createButtonStore } from '../../src/storage/button-store.js';
import { createKeyv } from '../../src/storage/keyv-table.js';
import { openDatabase } from '../../src/storage/open-database.js';

const openFile = async (folder: string) => (await openDatabase('sqlite:', folder)).db;
const openMemory = async () => (await openDatabase('sqlite::memory:', '')).db;

const WORDS = 'search\u001f2\u001f渡輪 加價 離島 居民 不滿';

test('a button works after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'buttons-'));
  const first = await openFile(folder);
  const key = await createButtonStore(createKeyv(first, 'button')).save(WORDS);
  await first.destroy();
  const second = await openFile(folder);

  const text = await createButtonStore(createKeyv(second, 'button')).load(key);
  await second.destroy();
  rmSync(folder, { recursive: true });

  expect(text).toBe(WORDS);
});

test('the key fits into a button and is the same for the same text', async () => {
  const store = createButtonStore(createKeyv(await openMemory(), 'button'));

  const keys = await Promise.all([store.save(WORDS), store.save(WORDS), store.save('other')]);

  expect(keys[0]).toMatch(/^~[\w-]{16}$/);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('a key that was never given means nothing', async () => {
  const store = createButtonStore(createKeyv(await openMemory(), 'button'));

  expect(await store.load('~0123456789abcdef')).toBeUndefined();
});

test('a store that is down rejects instead of forgetting', async () => {
  const db = await openMemory();
  const store = createButtonStore(createKeyv(db, 'button'));
  await db.destroy();

  await expect(store.save(WORDS)).rejects.toThrow();
  await expect(store.load('~0123456789abcdef')).rejects.toThrow();
});
