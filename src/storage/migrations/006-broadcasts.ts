/** What the people who run the bot tell everybody. */
import { type Migration, sql } from 'kysely';
import { columnTypes, type Dialect } from '../dialect.js';

/** The text is kept once; mailboxes refer to its number. */
export function broadcasts(dialect: Dialect): Migration {
  const { int, ownId } = columnTypes(dialect);
  return {
    async up(db) {
      await sql
        .raw(
          `create table broadcast (
            broadcast_id ${ownId}, text text not null, language text, state text not null,
            created_at ${int} not null, cursor_chat ${int} not null, reached ${int} not null)`,
        )
        .execute(db);
    },
    async down(db) {
      await sql`delete from item where kind = 'broadcast'`.execute(db);
      await sql`drop table broadcast`.execute(db);
    },
  };
}
