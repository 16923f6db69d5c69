/** What has expired in Keyv's table can be found. */
import { type Migration, sql } from 'kysely';
import { columnTypes, type Dialect } from '../dialect.js';

/** Entries of before are kept as long as buttons are, from now on. */
export function keyvExpiry(dialect: Dialect): Migration {
  const inNinetyDays =
    dialect === 'sqlite'
      ? `cast(strftime('%s', 'now', '+90 days') as integer) * 1000`
      : `cast(extract(epoch from now() + interval '90 days') * 1000 as bigint)`;
  return {
    async up(db) {
      const { int } = columnTypes(dialect);
      await sql.raw(`alter table keyv add column expires_at ${int}`).execute(db);
      await sql.raw(`update keyv set expires_at = ${inNinetyDays}`).execute(db);
      await sql.raw('create index keyv_expiry on keyv (expires_at)').execute(db);
    },
    async down(db) {
      await sql.raw('drop index keyv_expiry').execute(db);
      await sql.raw('alter table keyv drop column expires_at').execute(db);
    },
  };
}
