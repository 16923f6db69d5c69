/** Numbers by day, and words that were searched for in vain. */
import { type Migration, sql } from 'kysely';
import { columnTypes, type Dialect } from '../dialect.js';

/** Neither table knows a chat. */
export function daybook(dialect: Dialect): Migration {
  const { int, keyOnly } = columnTypes(dialect);
  const statements = [
    `create table day_numbers (day text primary key, chats ${int} not null, sent ${int} not null,
      searches ${int} not null) ${keyOnly}`,
    `create table missed_search (query text primary key, times ${int} not null,
      last_day text not null) ${keyOnly}`,
  ];
  return {
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
    async down(db) {
      await sql`drop table day_numbers`.execute(db);
      await sql`drop table missed_search`.execute(db);
    },
  };
}
