import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeStoreLock } from '../../src/storage/store-lock.js';
import { runPaperboy } from './run-paperboy.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-schema-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const paperboy = (...args: readonly string[]) =>
  runPaperboy(folder, args, { env: { DATA_DIR: folder, CONTENT_DIR: folder } });

test('the tables go back to an older step, and up again when the store is next used', async () => {
  const missing = await paperboy('schema');
  await paperboy('export');

  const wrong = await paperboy('schema', '--to', '003');
  const back = await paperboy('schema', '--to', '003-keyv-expiry', '--json');
  await paperboy('export');
  const up = await paperboy('schema');

  expect([missing.code, wrong.code, back.code, up.code]).toEqual([2, 2, 0, 0]);
  expect(missing.stderr).toContain('is not there');
  expect(wrong.stderr).toContain('has no step "003"; choose one of 001-mailboxes, ');
  expect(back.stdout).toContain('"003-keyv-expiry","isDone":true,"isKnown":true}\n');
  expect(back.stdout).toContain('{"name":"004-chat-settings","isDone":false,');
  expect(up.stdout).not.toContain('·');
}, 60_000);

test('the tables are not changed while a bot runs on them, and can be looked at', async () => {
  await paperboy('export');
  const lock = takeStoreLock('sqlite:', folder);

  const refused = await paperboy('schema', '--to', '001-mailboxes');
  const looked = await paperboy('schema');
  lock?.release();

  expect([refused.code, looked.code]).toEqual([2, 0]);
  expect(refused.stderr).toContain('is in use by a bot; stop it first');
}, 60_000);

test('a store of a newer paperboy is refused in a sentence that says the way back', async () => {
  await paperboy('export');
  const database = new Database(join(folder, 'store.db'));
  database.exec("insert into kysely_migration values ('999-later', '2030-01-01')");
  const newest = database
    .prepare("select max(name) from kysely_migration where name < '999'")
    .pluck()
    .get() as string;
  database.close();

  const refused = await paperboy('export');

  expect(refused.code).toBe(2);
  expect(refused.stderr).toBe(
    `Cannot use "${join(folder, 'store.db')}": it was made by a newer paperboy (step "999-later"); run that version, or have it go back: \`paperboy schema --to ${newest}\`\n`,
  );
}, 60_000);

test('verbs that begin at once on a new store do not get in each other’s way', async () => {
  const runs = await Promise.all([1, 2, 3].map(() => paperboy('export')));

  expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(runs.map(() => [0, '']));
}, 60_000);
