import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backUpStore, restoreStore } from '../../src/storage/backup.js';
import { openStore } from '../../src/storage/open-store.js';
import { takeStoreLock } from '../../src/storage/store-lock.js';

const SOME_CHATS = { owner: 'one', leaseMs: 1 };
let folder: string;
let copy: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-backup-'));
  copy = join(folder, 'copy.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const update = (updateId: number) => ({ updateId, chatId: 7, body: '{}' });

test('a copy made while the store is in use brings back what was in it, and keeps what came after', async () => {
  const store = await openStore('sqlite:', folder);
  await store.inbox.take(update(1), SOME_CHATS, 0);
  const made = await backUpStore('sqlite:', folder, copy);
  await store.inbox.take(update(2), SOME_CHATS, 0);
  await store.close();

  const outcome = await restoreStore('sqlite:', folder, copy, 'then');
  const restored = await openStore('sqlite:', folder);
  const [first, second] = [
    await restored.inbox.take(update(1), SOME_CHATS, 0),
    await restored.inbox.take(update(2), SOME_CHATS, 0),
  ];
  await restored.close();

  expect(made).toEqual({ file: copy });
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect(outcome).toEqual({ kept: join(folder, 'store.db.before-then') });
  expect([first, second]).toEqual(['known', 'waits']);
  const kept = await openStore(`sqlite:${join(folder, 'store.db.before-then')}`, folder);
  expect(await kept.inbox.take(update(2), SOME_CHATS, 0)).toBe('known');
  await kept.close();
});

test('nothing is restored while a bot runs, or from what is no store', async () => {
  await (await openStore('sqlite:', folder)).close();
  await backUpStore('sqlite:', folder, copy);
  const rubbish = join(folder, 'rubbish');
  writeFileSync(rubbish, 'not a database at all'.repeat(100));

  const lock = takeStoreLock('sqlite:', folder);
  const running = await restoreStore('sqlite:', folder, copy, 'then');
  lock?.release();
  const broken = await restoreStore('sqlite:', folder, rubbish, 'then');
  const missing = await restoreStore('sqlite:', folder, join(folder, 'none'), 'then');

  expect(running).toMatchObject({ fault: expect.stringContaining('stop it first') as string });
  expect(broken).toMatchObject({ fault: expect.stringContaining('no store of') as string });
  expect(missing).toMatchObject({ fault: expect.stringContaining('no such file') as string });
  expect(existsSync(join(folder, 'store.db.before-then'))).toBe(false);
});

test('a file that is there is not written over, and PostgreSQL has its own tools', async () => {
  await (await openStore('sqlite:', folder)).close();
  writeFileSync(copy, 'mine');

  const taken = await backUpStore('sqlite:', folder, copy);
  const server = await backUpStore('postgres://me:secret@host/db', folder, copy);

  expect(taken).toMatchObject({ fault: expect.stringContaining('name another file') as string });
  expect(server).toMatchObject({ fault: expect.stringContaining('pg_dump') as string });
  expect(JSON.stringify(server)).not.toContain('secret');
});

test('a store that a newer paperboy made is refused in one sentence', async () => {
  await (await openStore('sqlite:', folder)).close();
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(join(folder, 'store.db'));
  database.exec("insert into kysely_migration values ('999-later', '2030-01-01')");
  database.close();

  await expect(openStore('sqlite:', folder)).rejects.toThrow(
    'it was made by a newer paperboy (step "999-later"); run that version',
  );
});

test('a damaged store is replaced by its backup, and kept', async () => {
  const store = await openStore('sqlite:', folder);
  await store.inbox.take(update(1), SOME_CHATS, 0);
  await backUpStore('sqlite:', folder, copy);
  await store.close();
  writeFileSync(join(folder, 'store.db'), 'damaged'.repeat(2_000));

  const outcome = await restoreStore('sqlite:', folder, copy, 'then');
  const restored = await openStore('sqlite:', folder);
  const known = await restored.inbox.take(update(1), SOME_CHATS, 0);
  await restored.close();

  expect(outcome).toEqual({ kept: join(folder, 'store.db.before-then') });
  expect(known).toBe('known');
  expect(readFileSync(join(folder, 'store.db.before-then'), 'utf8')).toContain('damaged');
});

test('a pipe is no backup, and a file of a like name is left alone', async () => {
  await (await openStore('sqlite:', folder)).close();
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  writeFileSync(`${copy}.part`, 'mine');

  const outcome = await restoreStore('sqlite:', folder, pipe, 'then');
  await backUpStore('sqlite:', folder, copy);

  expect(outcome).toMatchObject({ fault: expect.stringContaining('no file') as string });
  expect(readFileSync(`${copy}.part`, 'utf8')).toBe('mine');
});

/** Looks for the file again and again, and counts in `counts`: looks, misses. `counts[2]` ends it. */
const LOOKER = `
  const { existsSync } = require('node:fs');
  const { parentPort, workerData: { file, memory } } = require('node:worker_threads');
  const counts = new Int32Array(memory);
  parentPort.postMessage('looks');
  while (Atomics.load(counts, 2) === 0) { counts[0] += 1; if (!existsSync(file)) counts[1] += 1; }`;

test('at no moment of a restore is there no store', async () => {
  await (await openStore('sqlite:', folder)).close();
  await backUpStore('sqlite:', folder, copy);
  const memory = new SharedArrayBuffer(12);
  const counts = new Int32Array(memory);
  const looker = new Worker(LOOKER, {
    eval: true,
    workerData: { file: join(folder, 'store.db'), memory },
  });
  await once(looker, 'message');

  for (let n = 0; n < 10; n += 1) await restoreStore('sqlite:', folder, copy, `then-${n}`);
  Atomics.store(counts, 2, 1);
  await once(looker, 'exit');

  expect(counts[0]).toBeGreaterThan(100);
  expect(counts[1]).toBe(0);
});
