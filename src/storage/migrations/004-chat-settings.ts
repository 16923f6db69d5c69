/** Pauses, silence, script and the like; each forum topic becomes a subscriber of its own. */
import { type Kysely, type Migration, sql } from 'kysely';
import { subscriberIdOf } from '../../domain/subscriber.js';
import { columnTypes, type Dialect } from '../dialect.js';

/** A topic's row keeps its chat in `home_id`; going back, a group keeps what it has itself. */
export function chatSettings(dialect: Dialect): Migration {
  const { int } = columnTypes(dialect);
  const columns = [
    ['home_id', int],
    ['paused_until', int],
    ['is_silent', 'integer not null default 0'],
    ['script', 'text'],
    ['on_this_day', 'integer not null default 1'],
    ['in_digest', 'integer not null default 0'],
    ['acts_for', int],
  ] as const;
  return {
    async up(db) {
      for (const [name, type] of columns)
        await sql.raw(`alter table chat add column ${name} ${type}`).execute(db);
      await sql`create index chat_home on chat (home_id) where home_id is not null`.execute(db);
      const { rows } = await sql<{ chat_id: number; thread_id: number }>`
        select chat_id, thread_id from chat where thread_id is not null`.execute(db);
      for (const { chat_id: chatId, thread_id: threadId } of rows) {
        await sql`update chat set home_id = chat_id where chat_id = ${chatId}`.execute(db);
        await move(db, chatId, subscriberIdOf({ chatId, threadId }));
      }
    },
    async down(db) {
      const { rows } = await sql<{ chat_id: number; home_id: number }>`
        select chat_id, home_id from chat where home_id is not null`.execute(db);
      for (const { chat_id: id, home_id: home } of rows) {
        const group = await sql`select 1 from chat where chat_id = ${home}`.execute(db);
        if (group.rows.length === 0) await move(db, id, home);
        else
          for (const table of TABLES)
            await sql`delete from ${sql.table(table)} where chat_id = ${id}`.execute(db);
      }
      await sql`drop index chat_home`.execute(db);
      for (const [name] of columns)
        await sql.raw(`alter table chat drop column ${name}`).execute(db);
    },
  };
}

const TABLES = ['chat', 'sub', 'item', 'mailbox', 'sent', 'dead'];

async function move(db: Kysely<unknown>, from: number, to: number): Promise<void> {
  for (const table of TABLES)
    await sql`update ${sql.table(table)} set chat_id = ${to} where chat_id = ${from}`.execute(db);
}
