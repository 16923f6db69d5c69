/** Which message shows how far a broadcast has come. */
import type { Kysely } from 'kysely';
import type { ProgressMessage, ProgressStore } from '../domain/broadcast-progress.js';
import { parseLanguage } from '../domain/language.js';
import type { Tables } from './tables.js';

/** A change due later than this was planned before the clock was set back. */
const MAX_AHEAD_MS = 3_600_000;

/** Progress messages in the database. */
export function createProgressStore(db: Kysely<Tables>): ProgressStore {
  return {
    async follow({ broadcastId, chatId, messageId, language, shows }, changeAt) {
      const row = {
        chat_id: chatId,
        message_id: messageId,
        language,
        shows,
        change_at: changeAt,
      };
      await db
        .insertInto('progress')
        .values({ broadcast_id: broadcastId, ...row })
        .onConflict((conflict) => conflict.column('broadcast_id').doUpdateSet(row))
        .execute();
    },

    async claim(now, nextAt) {
      const due = await db
        .selectFrom('progress')
        .selectAll()
        .where((row) =>
          row.or([row('change_at', '<=', now), row('change_at', '>', now + MAX_AHEAD_MS)]),
        )
        .orderBy('change_at')
        .limit(1)
        .executeTakeFirst();
      if (due === undefined) return undefined;
      const [claimed] = await db
        .updateTable('progress')
        .set({ change_at: nextAt })
        .where('broadcast_id', '=', due.broadcast_id)
        .where('change_at', '=', due.change_at)
        .execute();
      if ((claimed?.numUpdatedRows ?? 0n) === 0n) return undefined;
      const language = parseLanguage(due.language);
      return {
        broadcastId: due.broadcast_id,
        chatId: due.chat_id,
        messageId: due.message_id,
        language: language ?? 'en',
        shows: due.shows,
      };
    },

    async note(message, changeAt) {
      await db
        .updateTable('progress')
        .set({ shows: message.shows, change_at: changeAt })
        .where('broadcast_id', '=', message.broadcastId)
        .where('message_id', '=', message.messageId)
        .execute();
    },

    async end(message: ProgressMessage) {
      await db
        .deleteFrom('progress')
        .where('broadcast_id', '=', message.broadcastId)
        .where('message_id', '=', message.messageId)
        .execute();
    },
  };
}
