import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStore } from '../../src/storage/open-store.js';

type Column = { readonly name: string; readonly type: string; readonly pk: number };

const CHAT = 7;
/** A waiting update goes when it has been answered. */
const NOT_ABOUT_IT = ['inbox'];

test('no table keeps a row of a chat that wants to be forgotten', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-personal-'));
  const store = await openStore('sqlite:', folder);
  const database = new Database(join(folder, 'store.db'));
  const tables = database
    .prepare<[], { name: string }>(
      `select m.name from sqlite_master as m join pragma_table_info(m.name) as c
       where m.type = 'table' and c.name = 'chat_id'`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !NOT_ABOUT_IT.includes(name));
  database.exec(`insert into term (term_id, kind, key) values (1, 'tag', 'x')`);
  for (const table of tables) {
    const columns = database
      .prepare<[], Column>(`select name, type, pk from pragma_table_info('${table}')`)
      .all();
    const values = columns.map(({ name, type }) =>
      name === 'chat_id' ? CHAT : /text/i.test(type) ? 'x' : 1,
    );
    const names = columns.map(({ name }) => name).join(', ');
    const places = columns.map(() => '?').join(', ');
    database.prepare(`insert into ${table} (${names}) values (${places})`).run(...values);
  }

  const records = await store.personal.records(CHAT);
  await store.personal.forget(CHAT);
  const left = tables.filter(
    (table) => database.prepare(`select 1 from ${table} where chat_id = ?`).get(CHAT) !== undefined,
  );
  database.close();
  await store.close();
  rmSync(folder, { recursive: true });

  expect(Object.values(records).flat()).toHaveLength(tables.length);
  expect(left).toEqual([]);
});
