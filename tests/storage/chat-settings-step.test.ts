import Database from 'better-sqlite3';
import { Kysely, sql, SqliteDialect } from 'kysely';
import { expect, test } from 'vitest';
import { subscriberIdOf } from '../../src/domain/subscriber.js';
import { mailboxes } from '../../src/storage/migrations/001-mailboxes.js';
import { chatSettings } from '../../src/storage/migrations/004-chat-settings.js';

test('a group that told one of its topics goes on as that topic, and back', async () => {
  const db = new Kysely<unknown>({
    dialect: new SqliteDialect({ database: new Database(':memory:') }),
  });
  const step = chatSettings('sqlite');
  await mailboxes('sqlite').up(db);
  await sql`insert into chat (chat_id, thread_id, kind, standing, standing_at, digested_up_to)
    values (-100, 3, 'group', 'active', 0, 0), (7, null, 'private', 'active', 0, 0)`.execute(db);
  await sql`insert into sub values (1, -100, 0, 0, '#ferries'), (1, 7, 0, 0, '#ferries')`.execute(
    db,
  );
  const followers = async () =>
    (await sql<{ chat_id: number }>`select chat_id from sub order by chat_id`.execute(db)).rows.map(
      (row) => row.chat_id,
    );

  await step.up(db);
  const after = await followers();
  const { rows } = await sql`select home_id, thread_id from chat where home_id is not null`.execute(
    db,
  );
  await step.down?.(db);
  const back = await followers();
  await db.destroy();

  expect(after).toEqual([7, subscriberIdOf({ chatId: -100, threadId: 3 })]);
  expect(rows).toEqual([{ home_id: -100, thread_id: 3 }]);
  expect(back).toEqual([-100, 7]);
});
