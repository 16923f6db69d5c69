/** Batches: what is news, recorded once, and whose mailbox it goes into. */
import { type Kysely, sql } from 'kysely';
import { type BatchStore, INDEX_LAG_MS, type PublishOutcome } from '../domain/batch.js';
import { createBatchMatching } from './batch-matching.js';
import { createMatchFinder } from './chat-matches.js';
import { mendClockJump, noteInstant } from './clock-jump.js';
import { fanOutBatch } from './fan-out.js';
import type { Dialect } from './dialect.js';
import { noteStories, publishStory, wasPublishedSince } from './publish.js';
import type { Tables } from './tables.js';

/** Batches in the database. */
export function createBatchStore(db: Kysely<Tables>, dialect: Dialect): BatchStore {
  const isShared = dialect === 'postgres';
  const findMatches = createMatchFinder(db);
  return {
    async baselineAt() {
      const row = await db
        .selectFrom('meta')
        .select('value')
        .where('key', '=', 'baseline')
        .executeTakeFirst();
      return row === undefined ? undefined : Number(row.value);
    },

    async setBaseline(at) {
      await db
        .insertInto('meta')
        .values({ key: 'baseline', value: String(at) })
        .onConflict((conflict) => conflict.column('key').doNothing())
        .execute();
    },

    async known() {
      const rows = await db.selectFrom('article').select(['article_id', 'content_hash']).execute();
      return new Map(rows.map((row) => [row.article_id, row.content_hash]));
    },

    async note(stories, now) {
      await db.transaction().execute((tx) => noteStories(tx, stories, { now, batchId: null }));
    },

    publish: (stories, now, oldestPublishedAt) =>
      db.transaction().execute(async (tx) => {
        await lock(tx, dialect, 'publish');
        const outcomes: PublishOutcome[] = [];
        for (const story of stories)
          outcomes.push(await publishStory(tx, story, { now, oldestPublishedAt, isShared }));
        return outcomes;
      }),

    async latelyPublished(range, now) {
      if (!isShared || !(await wasPublishedSince(db, range, now - INDEX_LAG_MS))) return [];
      const rows = await db
        .selectFrom('batch_story')
        .innerJoin('article', 'article.story_id', 'batch_story.story_id')
        .select(['article.article_id as articleId', 'article.content_hash as contentHash'])
        .where('batch_story.batch_id', '>=', range.first)
        .where('batch_story.batch_id', '<=', range.last)
        .execute();
      return rows;
    },

    async seal(now, { quietMs, mostMs }) {
      await db.transaction().execute(async (tx) => {
        const sealed = await tx
          .updateTable('batch')
          .set({ state: 'sealed', sealed_at: now })
          .where('state', '=', 'open')
          .where((row) =>
            row.or([
              row('changed_at', '<=', now - quietMs),
              row('opened_at', '<=', now - mostMs),
              // The clock was set back since.
              row('changed_at', '>', now + mostMs),
            ]),
          )
          .returning('batch_id')
          .execute();
        if (sealed.length === 0) return;
        await mendClockJump(tx, now);
        await noteInstant(tx, now);
      });
      // Edits go to the chats that got the message, so there is nothing to match.
      await db
        .updateTable('batch')
        .set({ state: 'fanning' })
        .where('state', '=', 'sealed')
        .where('kind', '=', 'edit')
        .execute();
    },

    ...createBatchMatching(db),

    fanOut: (now, limit) =>
      db.transaction().execute((tx) => fanOutBatch({ tx, dialect }, now, limit)),

    matches: (chatId, range, purpose) => findMatches({ chatId, range, purpose }),

    async sealedBetween(from, to) {
      const row = await db
        .selectFrom('batch')
        .select((batch) => [
          batch.fn.min('batch_id').as('first'),
          batch.fn.max('batch_id').as('last'),
        ])
        .where('kind', '=', 'news')
        .where('sealed_at', '>', from)
        .where('sealed_at', '<=', to)
        .executeTakeFirst();
      const { first, last } = row ?? {};
      return first == null || last == null ? undefined : { first, last };
    },

    async lastSealedAt() {
      const row = await db
        .selectFrom('batch')
        .select((batch) => batch.fn.max('sealed_at').as('at'))
        .executeTakeFirst();
      return row?.at ?? undefined;
    },

    async prune(before) {
      await db.transaction().execute(async (tx) => {
        const old = tx
          .selectFrom('batch')
          .select('batch_id')
          .where('state', '=', 'done')
          .where('sealed_at', '<', before);
        for (const table of ['batch_story', 'batch_term', 'sent'] as const)
          await tx.deleteFrom(table).where('batch_id', 'in', old).execute();
        await tx
          .deleteFrom('batch')
          .where('state', '=', 'done')
          .where('sealed_at', '<', before)
          .execute();
      });
    },
  };
}

/** One transaction at a time on PostgreSQL; SQLite has only one writer anyway. */
async function lock(tx: Kysely<Tables>, dialect: Dialect, name: string): Promise<void> {
  if (dialect === 'postgres')
    await sql`select pg_advisory_xact_lock(hashtext(${name}))`.execute(tx);
}
