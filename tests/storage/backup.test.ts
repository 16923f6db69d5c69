import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

  const outcome = await restoreStore({
    url: 'sqlite:',
    dataFolder: folder,
    source: copy,
    stamp: 'then',
  });
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

test('nothing is restored while a bot is running, or from a file that is not a store', async () => {
  await (await openStore('sqlite:', folder)).close();
  await backUpStore('sqlite:', folder, copy);
  const rubbish = join(folder, 'rubbish');
  writeFileSync(rubbish, 'not a database at all'.repeat(100));

  const lock = takeStoreLock('sqlite:', folder);
  const running = await restoreStore({
    url: 'sqlite:',
    dataFolder: folder,
    source: copy,
    stamp: 'then',
  });
  lock?.release();
  const broken = await restoreStore({
    url: 'sqlite:',
    dataFolder: folder,
    source: rubbish,
    stamp: 'then',
  });
  const missing = await restoreStore({
    url: 'sqlite:',
    dataFolder: folder,
    source: join(folder, 'none'),
    stamp: 'then',
  });

  expect(running).toMatchObject({ fault: expect.stringContaining('stop it first') as string });
  expect(broken).toMatchObject({
    fault: expect.stringContaining('not a paperboy store') as string,
  });
  expect(missing).toMatchObject({ fault: expect.stringContaining('no such file') as string });
  expect(existsSync(join(folder, 'store.db.before-then'))).toBe(false);
});

test('an existing file is not overwritten, and PostgreSQL has its own tools', async () => {
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

  const outcome = await restoreStore({
    url: 'sqlite:',
    dataFolder: folder,
    source: copy,
    stamp: 'then',
  });
  const restored = await openStore('sqlite:', folder);
  const known = await restored.inbox.take(update(1), SOME_CHATS, 0);
  await restored.close();

  expect(outcome).toEqual({ kept: join(folder, 'store.db.before-then') });
  expect(known).toBe('known');
  expect(readFileSync(join(folder, 'store.db.before-then'), 'utf8')).toContain('damaged');
});

test('a pipe is not a backup, and a file with a similar name is left alone', async () => {
  await (await openStore('sqlite:', folder)).close();
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  writeFileSync(`${copy}.part`, 'mine');

  const outcome = await restoreStore({
    url: 'sqlite:',
    dataFolder: folder,
    source: pipe,
    stamp: 'then',
  });
  await backUpStore('sqlite:', folder, copy);

  expect(outcome).toMatchObject({ fault: expect.stringContaining('not a file') as string });
  expect(readFileSync(`${copy}.part`, 'utf8')).toBe('mine');
});

/** Kills the process at the moment when the new store would take its name. */
const KILLER = `
  const fs = require('node:fs');
  const { renameSync } = fs;
  fs.renameSync = (from, to) =>
    to.endsWith('store.db') ? process.kill(process.pid, 'SIGKILL') : renameSync(from, to);
  require('node:module').syncBuiltinESMExports();`;

test('a restore killed half-way leaves the previous store, and can be repeated', async () => {
  const store = await openStore('sqlite:', folder);
  await backUpStore('sqlite:', folder, copy);
  await store.inbox.take(update(1), SOME_CHATS, 0);
  await store.close();
  const killer = join(folder, 'killer.cjs');
  writeFileSync(killer, KILLER);

  const program = new URL('../../dist/cli.js', import.meta.url).pathname;
  const killed = spawnSync(process.execPath, ['--require', killer, program, 'restore', copy], {
    env: { DATA_DIR: folder },
  });
  const left = await openStore('sqlite:', folder);
  const known = await left.inbox.take(update(1), SOME_CHATS, 0);
  await left.close();
  const again = await restoreStore({
    url: 'sqlite:',
    dataFolder: folder,
    source: copy,
    stamp: 'then',
  });

  expect(killed.signal).toBe('SIGKILL');
  expect(known).toBe('known');
  expect(again).toEqual({ kept: join(folder, 'store.db.before-then') });
}, 60_000);
