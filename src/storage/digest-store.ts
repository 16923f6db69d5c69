/** Chats whose digest is due, found by an index on the time. */
import type { Kysely } from 'kysely';
import type { DigestPlan, DigestStore } from '../domain/digest.js';
import { noteInstant } from './clock-jump.js';
import { addItems } from './item-rows.js';
import type { Dialect } from './dialect.js';
import { toSubscriber } from './subscriber-store.js';
import type { ChatRow, Tables } from './tables.js';

/** Digests over the database. */
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
        for (const { period, nextDigestAt, chats } of groupByPlan(rows, (row) =>
          plan(toSubscriber(row)),
        )) {
          const ids = chats.map((row) => row.chat_id);
          await tx
            .updateTable('chat')
            .set({
              next_digest_at: nextDigestAt,
              ...(period === undefined ? {} : { last_period: period }),
            })
            .where('chat_id', 'in', ids)
            .execute();
          if (period === undefined) continue;
          const fresh = chats.filter((row) => row.last_period !== period).map((row) => row.chat_id);
          await addItems(tx, fresh, { kind: 'digest', ref: period, createdAt: now });
        }
        if (rows.length > 0) await noteInstant(tx, now);
        return rows.length;
      }),
  };
}

type PlannedChats = DigestPlan & { readonly chats: ChatRow[] };

/** Chats of one zone and time share their plan: they are written together. */
function groupByPlan(
  rows: readonly ChatRow[],
  plan: (row: ChatRow) => DigestPlan,
): Iterable<PlannedChats> {
  const groups = new Map<string, PlannedChats>();
  for (const row of rows) {
    const planned = plan(row);
    const key = `${planned.nextDigestAt} ${planned.period ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...planned, chats: [row] });
    else group.chats.push(row);
  }
  return groups.values();
}
