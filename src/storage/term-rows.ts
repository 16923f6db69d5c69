/** The followed topics, a row each; those of searches contain somebody's own words. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Topic } from '../domain/subscription.js';
import type { Dialect } from './dialect.js';
import type { Tables } from './tables.js';

const IS_FOLLOWED = sql<boolean>`exists (select 1 from sub where sub.term_id = term.term_id)`;

/** The number of a topic, created if needed. */
export async function keepTerm(
  tx: Transaction<Tables>,
  dialect: Dialect,
  { kind, key }: Topic,
): Promise<number> {
  const known = () => {
    const term = tx
      .selectFrom('term')
      .select('term_id')
      .where('kind', '=', kind)
      .where('key', '=', key);
    // Otherwise it could be dropped before its first follower is written.
    return (dialect === 'postgres' ? term.forKeyShare() : term).executeTakeFirst();
  };
  const before = await known();
  if (before !== undefined) return before.term_id;
  const added = await tx
    .insertInto('term')
    .values({ kind, key })
    .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
    .returning('term_id')
    .executeTakeFirst();
  // Another process may have been first.
  const after = added ?? (await known());
  if (after === undefined) throw new Error(`Cannot keep a topic: "${kind}" was not stored`);
  return after.term_id;
}

/** Drops the topics without followers. */
export async function dropUnusedTerms(tx: Transaction<Tables>, dialect: Dialect): Promise<void> {
  // Waits for any transaction that adds a topic, and lets others read.
  if (dialect === 'postgres') await sql`lock table term in exclusive mode`.execute(tx);
  await tx
    .deleteFrom('term')
    .where(sql<boolean>`not ${IS_FOLLOWED}`)
    .execute();
}

/** Followed searches after this number, in order of their numbers. */
export function followedSearches(
  db: Kysely<Tables>,
  after: number,
  limit: number,
): Promise<{ readonly id: number; readonly key: string }[]> {
  return db
    .selectFrom('term')
    .select(['term_id as id', 'key'])
    .where('kind', '=', 'search')
    .where('term_id', '>', after)
    .where(IS_FOLLOWED)
    .orderBy('term_id')
    .limit(limit)
    .execute();
}
