import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { migrate, stepsOf } from '../../src/storage/migrations.js';
import { connectDatabase, type StoreDatabase } from '../../src/storage/open-database.js';
import { postgresMaker } from '../contracts/stores.js';
import { contentsOf, fillEveryTable, tablesOf } from './strange-rows.js';

const server = postgresMaker();
beforeAll(() => server.start());
afterAll(() => server.stop());

const connect = (url: string) => connectDatabase(url, { folder: '', file: '', connections: 2 });

describe.each([
  ['SQLite', () => Promise.resolve(connect('sqlite::memory:'))],
  [
    'PostgreSQL',
    async () => {
      const database = connect(server.url());
      await sql`drop schema public cascade`.execute(database.db);
      await sql`create schema public`.execute(database.db);
      return database;
    },
  ],
])('the tables on %s', (_, open) => {
  let store: StoreDatabase;
  beforeEach(async () => {
    store = await open();
    return () => store.db.destroy();
  });
  const steps = async () => (await stepsOf(store.db, store.dialect)).map((step) => step.name);

  test('a store of any version migrates to the newest and back step by step, keeping every row that both know', async () => {
    for (const start of await steps()) {
      await migrate(store.db, store.dialect, start);
      await fillEveryTable(store);
      const then = await tablesOf(store.db);
      const before = await contentsOf(store.db);

      const later = (await steps()).filter((step) => step > start);
      for (const step of later) await migrate(store.db, store.dialect, step);
      for (const step of [start, ...later].toReversed())
        await migrate(store.db, store.dialect, step);
      const back = await contentsOf(store.db);
      await migrate(store.db, store.dialect);
      const up = await contentsOf(store.db, then);

      expect(back).toEqual(before);
      expect(up).toEqual(before);
      await migrate(store.db, store.dialect, (await steps())[0]);
      for (const { name } of await tablesOf(store.db))
        await sql`delete from ${sql.table(name)}`.execute(store.db);
    }
  });

  test('a step that fails half-way leaves the tables as they were', async () => {
    await migrate(store.db, store.dialect, '003-keyv-expiry');
    await fillEveryTable(store);
    await sql`alter table chat add column acts_for text`.execute(store.db);
    const before = await contentsOf(store.db);

    const failed = migrate(store.db, store.dialect);

    await expect(failed).rejects.toThrow('step "004-chat-settings" failed: ');
    expect(await contentsOf(store.db)).toEqual(before);
    expect((await stepsOf(store.db, store.dialect)).filter(({ isDone }) => isDone)).toHaveLength(3);
    await sql`alter table chat drop column acts_for`.execute(store.db);
    await migrate(store.db, store.dialect);
    expect((await stepsOf(store.db, store.dialect)).every(({ isDone }) => isDone)).toBe(true);
  });

  test('the topic of a forum stays the topic of that forum on the way back and up again', async () => {
    await migrate(store.db, store.dialect, '001-mailboxes');
    await sql`insert into chat (chat_id, thread_id, kind, standing, standing_at, digested_up_to)
      values (-100, 3, 'group', 'active', 5, 5), (7, null, 'private', 'active', 5, 5)`.execute(
      store.db,
    );
    await sql`insert into sub values (1, -100, 5, 0, 'label'), (1, 7, 5, 0, 'label')`.execute(
      store.db,
    );
    const before = await contentsOf(store.db);

    await migrate(store.db, store.dialect);
    const there = await store.db
      .selectFrom('chat')
      .select(['chat_id', 'home_id'])
      .where('thread_id', '=', 3)
      .executeTakeFirst();
    const follows = await store.db
      .selectFrom('sub')
      .select('chat_id')
      .where('chat_id', '<>', 7)
      .executeTakeFirst();
    await migrate(store.db, store.dialect, '001-mailboxes');

    expect(there?.home_id).toBe(-100);
    expect(follows?.chat_id).toBe(there?.chat_id);
    expect(await contentsOf(store.db)).toEqual(before);
  });
});
