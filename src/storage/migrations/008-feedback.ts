/** What readers say of their digests. */
import { type Migration, sql } from 'kysely';
import { columnTypes, type Dialect } from '../dialect.js';

/** One row for each digest that asked; `is_helpful` is empty until somebody answers. */
export function feedback(dialect: Dialect): Migration {
  const { int, keyOnly } = columnTypes(dialect);
  const statements = [
    `create table feedback (chat_id ${int} not null, asked_at ${int} not null,
      is_helpful integer, answered_at ${int}, primary key (chat_id, asked_at)) ${keyOnly}`,
    `create index feedback_asked on feedback (asked_at)`,
  ];
  return {
    async up(db) {
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
    async down(db) {
      await sql`drop table feedback`.execute(db);
    },
  };
}
