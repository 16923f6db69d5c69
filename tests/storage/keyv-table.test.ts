import { expect, test, vi } from 'vitest';
import { createKeyv } from '../../src/storage/keyv-table.js';
import { openDatabase } from '../../src/storage/open-database.js';

const openMemory = async () => (await openDatabase('sqlite::memory:', '')).db;

test('a value comes back as it was, until it is deleted', async () => {
  const keyv = createKeyv(await openMemory(), 'chat');

  await keyv.set('7', { language: 'zh-Hant', silent: true });

  expect(await keyv.get('7')).toEqual({ language: 'zh-Hant', silent: true });
  expect(await keyv.delete('7')).toBe(true);
  expect(await keyv.get('7')).toBeUndefined();
});

test('spaces on one connection do not see or clear each other', async () => {
  const db = await openMemory();
  const [chats, buttons] = [createKeyv(db, 'chat'), createKeyv(db, 'button')];
  await chats.set('1', 'a chat');
  await buttons.set('1', 'a button');

  await chats.clear();

  expect(await chats.get('1')).toBeUndefined();
  expect(await buttons.get('1')).toBe('a button');
});

test('a value with a time to live is gone after it', async () => {
  vi.useFakeTimers();
  const keyv = createKeyv(await openMemory(), 'chat');
  await keyv.set('step', 'choosing', 1_000);

  vi.advanceTimersByTime(1_001);
  const value: unknown = await keyv.get('step');
  vi.useRealTimers();

  expect(value).toBeUndefined();
});

test('every entry of a space can be walked, also over thousands', async () => {
  const db = await openMemory();
  const keyv = createKeyv(db, 'chat');
  await createKeyv(db, 'other').set('x', 'not mine');
  for (let number = 0; number < 1_200; number += 1) await keyv.set(String(number), number);

  const seen = new Set<unknown>();
  for await (const entry of keyv.iterator?.(undefined) ?? []) {
    const [key, value] = entry as [string, number];
    expect(key).toBe(String(value));
    seen.add(key);
  }

  expect(seen.size).toBe(1_200);
});
