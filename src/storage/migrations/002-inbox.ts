/** Updates are kept from when Telegram brings them to when they have been handled. */
import { type Migration, sql } from 'kysely';
import { columnTypes, type Dialect } from '../dialect.js';

/** A row without a chat has been handled: its number alone is remembered. */
export function inbox(dialect: Dialect): Migration {
  const { int, churning } = columnTypes(dialect);
  return {
    async up(db) {
      await sql
        .raw(
          `create table inbox (
            update_id ${int} primary key, chat_id ${int}, body text, owner text, lease_until ${int},
            attempt integer not null, taken_at ${int} not null) ${churning}`,
        )
        .execute(db);
      await sql
        .raw('create index inbox_chat on inbox (chat_id, update_id) where chat_id is not null')
        .execute(db);
      await sql.raw('create index inbox_taken on inbox (taken_at)').execute(db);
    },
    async down(db) {
      await sql.raw('drop table inbox').execute(db);
    },
  };
}
