import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { connectDatabase, openDatabase } from '../../src/storage/open-database.js';
import { openStore } from '../../src/storage/open-store.js';
import { moveStore } from '../../src/storage/move-store.js';
import { takeStoreLock } from '../../src/storage/store-lock.js';
import { postgresMaker } from '../contracts/stores.js';
import { fillEveryTable } from './strange-rows.js';

const server = postgresMaker();
let folder: string;
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-move-'));
  await (await server.open()).close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string) => join(folder, `${name}.db`);
const move = (from: string, to: string) =>
  moveStore({ from, to, dataFolder: folder, onCopied: () => undefined });

/** Every row of every table that the file has, whatever it is called. */
function rowsOf(path: string): Readonly<Record<string, unknown>> {
  const database = new Database(path, { readonly: true });
  try {
    const names = database
      .prepare("select name from sqlite_master where type = 'table' and name not like 'kysely_%'")
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      names.map((name) => [name, database.prepare(`select * from "${name}" order by 1, 2`).all()]),
    );
  } finally {
    database.close();
  }
}

async function fillStore(path: string): Promise<void> {
  const store = await openDatabase(`sqlite:${path}`, folder);
  await fillEveryTable(store);
  await store.db.destroy();
}

test('every table goes to PostgreSQL and back with every row as it was', async () => {
  await fillStore(file('old'));
  const before = rowsOf(file('old'));

  const there = await move(file('old'), server.url());
  const back = await move(server.url(), `sqlite:${file('new')}`);

  expect(there).toMatchObject({ tables: { chat: 3, sub: 3, keyv: 3 } });
  expect(back).toMatchObject({ digest: 'digest' in there ? there.digest : 'none' });
  const { sqlite_sequence: numbers, ...rows } = rowsOf(file('new'));
  const { sqlite_sequence: oldNumbers, ...oldRows } = before;
  expect(rows).toEqual(oldRows);
  expect(Object.keys(oldRows).every((name) => (oldRows[name] as unknown[]).length === 3)).toBe(
    true,
  );
  expect(new Set(numbers as object[])).toEqual(new Set(oldNumbers as object[]));
  expect(rowsOf(file('old'))).toEqual(before);
  expect(statSync(file('new')).mode & 0o777).toBe(0o600);
});

test('a number assigned once is not assigned again after the move, even if its row is gone', async () => {
  const { db } = await openDatabase(`sqlite:${file('old')}`, folder);
  for (const key of ['a', 'b', 'c'])
    await sql`insert into term (kind, key) values ('tag', ${key})`.execute(db);
  await sql`delete from term where key <> 'a'`.execute(db);
  await db.destroy();

  await move(file('old'), server.url());
  const there = connectDatabase(server.url(), {
    folder,
    file: '',
    connections: 1,
  });
  await sql`insert into term (kind, key) values ('tag', 'd')`.execute(there.db);
  await there.db.destroy();
  await move(server.url(), file('new'));

  const database = new Database(file('new'));
  database.exec("insert into term (kind, key) values ('tag', 'e')");
  const ids = database.prepare('select term_id from term order by 1').pluck().all();
  database.close();
  expect(ids).toEqual([1, 4, 5]);
});

test('a store that is not empty is not overwritten', async () => {
  await fillStore(file('old'));
  await fillStore(file('taken'));
  const before = rowsOf(file('taken'));

  const refused = await move(file('old'), file('taken'));
  await move(file('old'), server.url());
  const again = await move(file('old'), server.url());

  expect(refused).toEqual({
    fault: `Cannot move the store: "${file('taken')}" is not empty ("article" has 3 rows); name an empty one`,
  });
  expect(again).toMatchObject({ fault: expect.stringContaining('is not empty') as string });
  expect(rowsOf(file('taken'))).toEqual(before);
});

test('nothing moves while a bot runs on either side', async () => {
  await fillStore(file('old'));
  const lock = takeStoreLock(`sqlite:${file('old')}`, folder);
  const held = await move(file('old'), file('new'));
  lock?.release();
  const bot = await openStore(server.url(), folder);
  const attendance = await bot.attend('bot');
  const lives = await move(file('old'), server.url());
  const livesThere = await move(server.url(), file('new'));
  await attendance?.end();
  await bot.close();

  expect(held).toEqual({
    fault: `Cannot move the store: "${file('old')}" is in use by a bot; stop it first`,
  });
  for (const outcome of [lives, livesThere])
    expect(outcome).toMatchObject({ fault: expect.stringContaining('in use by a bot') as string });
  expect(JSON.stringify([lives, livesThere])).not.toContain('paperboy:paperboy');
});

test('a file that is not a store is neither read nor written', async () => {
  await fillStore(file('old'));
  const other = new Database(file('other'));
  other.exec('create table recipe (name text)');
  other.close();
  writeFileSync(file('rubbish'), 'not a database at all'.repeat(100));

  const outcomes = [
    await move(file('none'), file('new')),
    await move(file('other'), file('new')),
    await move(file('rubbish'), file('new')),
    await move(file('old'), file('other')),
    await move(file('old'), file('old')),
    await move(file('old'), 'postgres://me:secret@127.0.0.1:1/none'),
    await move(file('old'), join(folder, 'no folder', 'store.db')),
  ].map((outcome) => ('fault' in outcome ? outcome.fault : 'moved'));

  expect(outcomes.map((fault) => fault.replaceAll(folder, ''))).toEqual([
    'Cannot move the store: "/none.db" is not there',
    'Cannot move the store: "/other.db" is not a paperboy store',
    expect.stringContaining('"/rubbish.db" cannot be used: file is not a database; restore it'),
    'Cannot move the store: "/other.db" is not a paperboy store',
    'Cannot move the store: "/old.db" cannot be moved to itself',
    expect.stringContaining('"postgres://127.0.0.1:1/none" cannot be used: connect ECONNREFUSED'),
    expect.stringContaining('directory does not exist'),
  ]);
  expect(existsSync(file('none'))).toBe(false);
});
