/** Decides, inside one transaction, whether a story is news. */
import { type Kysely, sql, type Transaction } from 'kysely';
import {
  type BatchRange,
  INDEX_LAG_MS,
  type PublishOutcome,
  type StoryStamp,
} from '../domain/batch.js';
import type { Instant } from '../domain/clock.js';
import type { Tables } from './tables.js';

type Tx = Transaction<Tables>;

/** The times that matter for publishing. */
export type PublishTimes = {
  readonly now: Instant;
  /** Older articles are recorded but not announced. */
  readonly oldestPublishedAt: Instant;
  /** Whether other processes may publish the same stories. */
  readonly isShared: boolean;
};

/** Publishes a story, or finds that it was published before. */
export async function publishStory(
  tx: Tx,
  story: StoryStamp,
  { now, oldestPublishedAt, isShared }: PublishTimes,
): Promise<PublishOutcome> {
  const seen = await seenBefore(tx, story);
  if (seen === undefined) {
    const isLate = story.publishedAt !== undefined && story.publishedAt < oldestPublishedAt;
    const batchId = isLate ? null : await openBatch(tx, { kind: 'news', target: null }, now);
    await noteStories(tx, [story], { now, batchId });
    if (batchId === null) return 'late';
    await tx
      .insertInto('batch_story')
      .values({ batch_id: batchId, story_id: story.storyId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return 'new';
  }
  if (isShared && seen.batchId !== null) {
    const range = { first: seen.batchId, last: seen.batchId };
    const isFresh = await wasPublishedSince(tx, range, now - INDEX_LAG_MS);
    if (isFresh && (await isAhead(tx, story))) return 'ahead';
  }
  const isChanged = await noteStories(tx, [story], { now, batchId: seen.batchId });
  if (!isChanged || seen.batchId === null) return isChanged ? 'updated' : 'known';
  // A story that is still waiting to be announced will be shown as it is by then.
  const told = await tx
    .selectFrom('batch')
    .select('state')
    .where('batch_id', '=', seen.batchId)
    .executeTakeFirst();
  if (told !== undefined && told.state !== 'open')
    await openBatch(tx, { kind: 'edit', target: seen.batchId }, now);
  return 'updated';
}

/** Whether one of these batches, or an update to it, got a story after `since`. */
export async function wasPublishedSince(
  db: Kysely<Tables>,
  { first, last }: BatchRange,
  since: Instant,
): Promise<boolean> {
  const { rows } = await sql`select 1 from batch where changed_at > ${since}
    and (batch_id between ${first} and ${last} or target between ${first} and ${last}) limit 1`.execute(
    db,
  );
  return rows.length > 0;
}

/** Records the files of stories; `true`: one of them was new or had a different text. */
export async function noteStories(
  tx: Tx,
  stories: readonly StoryStamp[],
  { now, batchId }: { readonly now: Instant; readonly batchId: number | null },
): Promise<boolean> {
  let isChanged = false;
  for (const { storyId, articles } of stories) {
    for (const { articleId, contentHash } of articles) {
      const [result] = await tx
        .insertInto('article')
        .values({
          article_id: articleId,
          content_hash: contentHash,
          story_id: storyId,
          first_seen: now,
          batch_id: batchId,
        })
        .onConflict((conflict) =>
          conflict
            .column('article_id')
            .doUpdateSet({ content_hash: contentHash, story_id: storyId })
            .where('article.content_hash', '<>', contentHash),
        )
        .execute();
      if ((result?.numInsertedOrUpdatedRows ?? 0n) > 0n) isChanged = true;
    }
  }
  return isChanged;
}

/** Whether a file's text is neither the one that this process has nor the one it had before. */
async function isAhead(tx: Tx, { articles }: StoryStamp): Promise<boolean> {
  const told = await tx
    .selectFrom('article')
    .select(['article_id', 'content_hash'])
    .where(
      'article_id',
      'in',
      articles.map(({ articleId }) => articleId),
    )
    .execute();
  const hashes = new Map(told.map((row) => [row.article_id, row.content_hash]));
  return articles.some(({ articleId, contentHash, replaces }) => {
    const hash = hashes.get(articleId) ?? contentHash;
    return replaces !== undefined && hash !== contentHash && hash !== replaces;
  });
}

/** By any of its files, by its id, or by a text that was in another file. */
async function seenBefore(
  tx: Tx,
  { storyId, articles }: StoryStamp,
): Promise<{ readonly batchId: number | null } | undefined> {
  const rows = await tx
    .selectFrom('article')
    .select('batch_id')
    .where((row) =>
      row.or([
        row('story_id', '=', storyId),
        row(
          'article_id',
          'in',
          articles.map((article) => article.articleId),
        ),
        row(
          'content_hash',
          'in',
          articles.map((article) => article.contentHash),
        ),
      ]),
    )
    .orderBy('batch_id', 'desc')
    .execute();
  if (rows.length === 0) return undefined;
  return { batchId: rows.map((row) => row.batch_id).find((id) => id !== null) ?? null };
}

/** The open batch for this kind, marked as changed; a new one if there is none. */
async function openBatch(
  tx: Tx,
  { kind, target }: { readonly kind: 'news' | 'edit'; readonly target: number | null },
  now: Instant,
): Promise<number> {
  const open = await tx
    .selectFrom('batch')
    .select('batch_id')
    .where('state', '=', 'open')
    .where('kind', '=', kind)
    .where('target', target === null ? 'is' : '=', target)
    .executeTakeFirst();
  if (open !== undefined) {
    await tx
      .updateTable('batch')
      .set({ changed_at: now })
      .where('batch_id', '=', open.batch_id)
      .execute();
    return open.batch_id;
  }
  const made = await tx
    .insertInto('batch')
    .values({
      kind,
      state: 'open',
      target,
      opened_at: now,
      changed_at: now,
      sealed_at: null,
      cursor_chat: -Number.MAX_SAFE_INTEGER,
    })
    .returning('batch_id')
    .executeTakeFirstOrThrow();
  return made.batch_id;
}
