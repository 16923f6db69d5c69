/**
 * The topics of a batch: which stories to match, which topics they can match, and which they did.
 */
import type { Kysely } from 'kysely';
import type { BatchStore } from '../domain/batch.js';
import { chunks } from './chunks.js';
import type { Tables } from './tables.js';
import { followedSearches } from './term-rows.js';

/** SQLite allows 32,766 values in a statement; a row has at most three. */
const ROWS_A_STATEMENT = 2_000;

/** The part of `BatchStore` that lies between closing a batch and filling mailboxes. */
export type BatchMatching = Pick<
  BatchStore,
  'nextToMatch' | 'topicIds' | 'searches' | 'saveMatches'
>;

/** Matching in the database. */
export function createBatchMatching(db: Kysely<Tables>): BatchMatching {
  return {
    async nextToMatch() {
      const batch = await db
        .selectFrom('batch')
        .select('batch_id')
        .where('state', '=', 'sealed')
        .orderBy('batch_id')
        .limit(1)
        .executeTakeFirst();
      if (batch === undefined) return undefined;
      const rows = await db
        .selectFrom('batch_story')
        .select('story_id')
        .where('batch_id', '=', batch.batch_id)
        .execute();
      return { batchId: batch.batch_id, storyIds: rows.map((row) => row.story_id) };
    },

    async topicIds(kind, keys) {
      const found = new Map<string, number>();
      for (const some of chunks(keys, ROWS_A_STATEMENT)) {
        const rows = await db
          .selectFrom('term')
          .select(['term_id', 'key'])
          .where('kind', '=', kind)
          .where('key', 'in', some)
          .execute();
        for (const row of rows) found.set(row.key, row.term_id);
      }
      return found;
    },

    searches: (after, limit) => followedSearches(db, after, limit),

    async saveMatches(batchId, matches) {
      await db.transaction().execute(async (tx) => {
        await tx.deleteFrom('batch_term').where('batch_id', '=', batchId).execute();
        for (const some of chunks(matches, ROWS_A_STATEMENT)) {
          const rows = some.map(({ topicId, storyId }) => ({
            batch_id: batchId,
            term_id: topicId,
            story_id: storyId,
          }));
          await tx
            .insertInto('batch_term')
            .values(rows)
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
        await tx
          .updateTable('batch')
          .set({ state: 'fanning' })
          .where('batch_id', '=', batchId)
          .where('state', '=', 'sealed')
          .execute();
      });
    },
  };
}
