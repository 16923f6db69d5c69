/** Which message shows how far a broadcast has come, and how many chats it waits for. */
import { type Migration, sql } from 'kysely';
import { columnTypes, type Dialect } from '../dialect.js';

/** The index holds waiting broadcasts alone, so that counting one does not walk all mailboxes. */
export function broadcastProgress(dialect: Dialect): Migration {
  const { int, keyOnly } = columnTypes(dialect);
  const statements = [
    `create table progress (broadcast_id ${int} primary key, chat_id ${int} not null,
      message_id ${int} not null, language text not null, shows text not null,
      change_at ${int} not null) ${keyOnly}`,
    `create index item_broadcast on item (ref) where kind = 'broadcast'`,
  ];
  return {
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
    async down(db) {
      await sql`drop index item_broadcast`.execute(db);
      await sql`drop table progress`.execute(db);
    },
  };
}
