/** Which digests asked whether they were helpful, one row each. */
import { type Kysely, sql } from 'kysely';
import type { FeedbackStore, Opinions } from '../domain/feedback.js';
import type { Tables } from './tables.js';

/** A week minus an hour: a weekly digest may come slightly earlier than the one before. */
const ASKED_EVERY_MS = (7 * 24 - 1) * 3_600_000;

/** Feedback in the database. */
export function createFeedbackStore(db: Kysely<Tables>): FeedbackStore {
  return {
    async ask(chatId, digestAt) {
      const [chat, at] = [sql.lit(chatId), sql.lit(digestAt)];
      await sql`insert into feedback (chat_id, asked_at) select ${chat}, ${at}
        where not exists (select 1 from feedback
          where chat_id = ${chat} and asked_at > ${sql.lit(digestAt - ASKED_EVERY_MS)})
        on conflict do nothing`.execute(db);
      const open = await db
        .selectFrom('feedback')
        .select('asked_at')
        .where('chat_id', '=', chatId)
        .where('asked_at', '=', digestAt)
        .where('is_helpful', 'is', null)
        .executeTakeFirst();
      return open !== undefined;
    },

    async answer({ chatId, digestAt, isHelpful }, now) {
      const [answered] = await db
        .updateTable('feedback')
        .set({ is_helpful: Number(isHelpful), answered_at: now })
        .where('chat_id', '=', chatId)
        .where('asked_at', '=', digestAt)
        .where('is_helpful', 'is', null)
        .execute();
      return (answered?.numUpdatedRows ?? 0n) > 0n;
    },

    async opinions(after) {
      const { rows } = await sql<Record<keyof Opinions, number | string>>`select
        count(*) as asked, count(is_helpful) - coalesce(sum(is_helpful), 0) as unhelpful,
        coalesce(sum(is_helpful), 0) as helpful from feedback where asked_at > ${after}`.execute(
        db,
      );
      const count = (name: keyof Opinions) => Number(rows[0]?.[name] ?? 0);
      return { asked: count('asked'), helpful: count('helpful'), unhelpful: count('unhelpful') };
    },

    async prune(before) {
      await db.deleteFrom('feedback').where('asked_at', '<', before).execute();
    },
  };
}
