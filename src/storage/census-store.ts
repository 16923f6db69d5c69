/** Counts rows for the person who runs the bot. */
import { type Kysely, sql } from 'kysely';
import type { Census, CensusStore } from '../domain/census.js';
import type { Tables } from './tables.js';

/** Counts in the database. */
export function createCensusStore(db: Kysely<Tables>): CensusStore {
  return {
    async census() {
      const { rows } = await sql<Record<keyof Census, number | string>>`select
        (select count(*) from chat) as chats,
        (select count(*) from chat where standing = 'asleep') as asleep,
        (select count(*) from chat where digest_minute is not null) as digests,
        (select count(*) from sub) as subscriptions,
        (select count(distinct term_id) from sub) as topics`.execute(db);
      const [row] = rows;
      const count = (name: keyof Census) => Number(row?.[name] ?? 0);
      return {
        chats: count('chats'),
        asleep: count('asleep'),
        digests: count('digests'),
        subscriptions: count('subscriptions'),
        topics: count('topics'),
      };
    },
  };
}
