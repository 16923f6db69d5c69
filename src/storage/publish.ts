/** Decides, inside one transaction, whether a story is news. */
import type { Transaction } from 'kysely';
import type { PublishOutcome, StoryStamp } from '../domain/batch.js';
import type { Instant } from '../domain/clock.js';
import type { Tables } from './tables.js';

type Tx = Transaction<Tables>;

/** Publishes a story, or finds out that it was published before. */
export async function publishStory(
  tx: Tx,
  story: StoryStamp,
  now: Instant,
  oldestPublishedAt: Instant,
): Promise<PublishOutcome> {
  const seen = await seenBefore(tx, story);
  if (seen === undefined) {
    const isLate = story.publishedAt !== undefined && story.publishedAt < oldestPublishedAt;
    const batchId = isLate ? null : await openBatch(tx, 'news', null, now);
    await noteStories(tx, [story], now, batchId);
    if (batchId === null) return 'late';
    await tx
      .insertInto('batch_story')
      .values({ batch_id: batchId, story_id: story.storyId })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    return 'new';
  }
  const isChanged = await noteStories(tx, [story], now, seen.batchId);
  if (!isChanged || seen.batchId === null) return isChanged ? 'updated' : 'known';
  // A story that waits for its first message will be told as it is then.
  const told = await tx
    .selectFrom('batch')
    .select('state')
    .where('batch_id', '=', seen.batchId)
    .executeTakeFirst();
  if (told !== undefined && told.state !== 'open') await openBatch(tx, 'edit', seen.batchId, now);
  return 'updated';
}

/** Remembers the files of stories; `true`: one of them was new or had another text. */
export async function noteStories(
  tx: Tx,
  stories: readonly StoryStamp[],
  now: Instant,
  batchId: number | null,
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

/** By any of its files, by its name, or by a text that stood in another file. */
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

/** The batch that is open for this, changed now; a new one where there is none. */
async function openBatch(
  tx: Tx,
  kind: 'news' | 'edit',
  target: number | null,
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
