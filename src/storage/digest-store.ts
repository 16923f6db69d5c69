/** Finds chats whose digest is due, by an index on the time. */
import type { Kysely, Transaction } from 'kysely';
import { isTold } from '../domain/digest-time.js';
import type { DigestPlan, DigestStore } from '../domain/digest.js';
import { noteInstant } from './clock-jump.js';
import { addItems } from './item-rows.js';
import type { Dialect } from './dialect.js';
import { createZoneFollower } from './newsroom-zone.js';
import { toSubscriber } from './subscriber-store.js';
import type { ChatRow, Tables } from './tables.js';

/** Digests in the database. */
export function createDigestStore(db: Kysely<Tables>, dialect: Dialect): DigestStore {
  return {
    followZone: createZoneFollower(db, dialect),

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
          // Another zone may already have had this day or a later one; the latest counts.
          const isFresh = ({ last_period: told }: ChatRow) =>
            period !== undefined && !isTold(period, told ?? undefined);
          const fresh = chats.filter(isFresh).map((row) => row.chat_id);
          const others = chats.filter((row) => !isFresh(row)).map((row) => row.chat_id);
          await setChats(tx, others, { next_digest_at: nextDigestAt });
          if (period === undefined) continue;
          await setChats(tx, fresh, { next_digest_at: nextDigestAt, last_period: period });
          await addItems(tx, fresh, { kind: 'digest', ref: period, createdAt: now });
        }
        if (rows.length > 0) await noteInstant(tx, now);
        return rows.length;
      }),
  };
}

async function setChats(
  tx: Transaction<Tables>,
  ids: readonly number[],
  values: { readonly next_digest_at: number; readonly last_period?: string },
): Promise<void> {
  if (ids.length > 0)
    await tx.updateTable('chat').set(values).where('chat_id', 'in', ids).execute();
}

type PlannedChats = DigestPlan & { readonly chats: ChatRow[] };

/** Chats with the same zone and time share a plan and are written together. */
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
