/** The zone that the newsroom's digests go by, and what happens to them when it changes. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { DigestStore, MovedDigest } from '../domain/digest.js';
import type { Dialect } from './dialect.js';
import type { ChatRow, Tables } from './tables.js';

const KEY = 'newsroom-zone';
const CHATS_A_STEP = 1_000;

/** Stored in one row of `meta`. */
export function createZoneFollower(
  db: Kysely<Tables>,
  dialect: Dialect,
): DigestStore['followZone'] {
  return (zone, move) =>
    db.transaction().execute(async (tx) => {
      const before = await noteZone(tx, zone, dialect);
      if (before === undefined || before === zone) return 0;
      // Updating row by row could deadlock with a process that waits for one of these rows.
      if (dialect === 'postgres')
        await sql`lock table chat in share row exclusive mode`.execute(tx);
      return moveChats(tx, (row) => {
        const times = { minute: row.digest_minute ?? 0, weekday: row.digest_weekday ?? undefined };
        const dueAt = row.next_digest_at ?? 0;
        const pausedUntil = row.paused_until ?? undefined;
        return move({ times, dueAt, told: row.last_period ?? undefined, pausedUntil }, before);
      });
    });
}

/** The zone recorded before; `undefined`: none. Concurrent calls wait. */
async function noteZone(
  tx: Transaction<Tables>,
  zone: string,
  dialect: Dialect,
): Promise<string | undefined> {
  const noted = tx.selectFrom('meta').select('value').where('key', '=', KEY);
  const row = await (dialect === 'postgres' ? noted.forUpdate() : noted).executeTakeFirst();
  if (row?.value === zone) return zone;
  await tx
    .insertInto('meta')
    .values({ key: KEY, value: zone })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: zone }))
    .execute();
  return row?.value;
}

async function moveChats(
  tx: Transaction<Tables>,
  move: (row: ChatRow) => MovedDigest,
): Promise<number> {
  let moved = 0;
  let after = -Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await tx
      .selectFrom('chat')
      .selectAll()
      .where('chat_id', '>', after)
      .where('time_zone', 'is', null)
      .where('digest_minute', 'is not', null)
      .where('next_digest_at', 'is not', null)
      .orderBy('chat_id')
      .limit(CHATS_A_STEP)
      .execute();
    for (const { nextDigestAt, told, ids } of groupByMove(rows, move))
      await tx
        .updateTable('chat')
        .set({ next_digest_at: nextDigestAt, last_period: told ?? null })
        .where('chat_id', 'in', ids)
        .execute();
    moved += rows.length;
    const last = rows.at(-1);
    if (last === undefined) return moved;
    after = last.chat_id;
  }
}

type MovedChats = MovedDigest & { readonly ids: number[] };

/** Most chats share their time, so new times are computed once and written together. */
function groupByMove(
  rows: readonly ChatRow[],
  move: (row: ChatRow) => MovedDigest,
): Iterable<MovedChats> {
  const groups = new Map<string, MovedChats>();
  for (const row of rows) {
    const key = [
      row.digest_minute,
      row.digest_weekday,
      row.next_digest_at,
      row.last_period,
      row.paused_until,
    ].join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...move(row), ids: [row.chat_id] });
    else group.ids.push(row.chat_id);
  }
  return groups.values();
}
