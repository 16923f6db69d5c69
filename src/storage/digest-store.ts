/** Chats whose digest is due, found by an index on the time. */
import type { Kysely } from 'kysely';
import type { DigestStore } from '../domain/digest.js';
import type { Dialect } from './migrations.js';
import { addItem } from './outbox-store.js';
import { toSubscriber } from './subscriber-store.js';
import type { Tables } from './tables.js';

export function createDigestStore(db: Kysely<Tables>, dialect: Dialect): DigestStore {
  return {
    planDigests: (now, limit, plan) =>
      db.transaction().execute(async (tx) => {
        const due = tx
          .selectFrom('chat')
          .selectAll()
          .where('next_digest_at', '<=', now)
          .orderBy('next_digest_at')
          .limit(limit);
        const rows = await (dialect === 'postgres' ? due.forUpdate().skipLocked() : due).execute();
        for (const row of rows) {
          const { period, nextDigestAt } = plan(toSubscriber(row));
          const isNew = period !== undefined && period !== row.last_period;
          await tx
            .updateTable('chat')
            .set({ next_digest_at: nextDigestAt, ...(isNew ? { last_period: period } : {}) })
            .where('chat_id', '=', row.chat_id)
            .execute();
          if (isNew)
            await addItem(tx, row.chat_id, { kind: 'digest', ref: period, createdAt: now });
        }
        return rows.length;
      }),
  };
}
