/** Ends deliveries step by step: SQLite has one writer, and no round trips to save. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Ended } from '../domain/outbox.js';
import type { Tables } from './tables.js';

/** Returns the chats that still exist. `tx` must be a transaction. */
export async function settleOnSqlite(
  tx: Kysely<Tables>,
  ended: readonly Ended[],
): Promise<readonly number[]> {
  const found = await sql<{ chat_id: number }>`select chat_id from chat where chat_id in
    (select value from json_each(${JSON.stringify(ended.map(({ claim }) => claim.chatId))}))`.execute(
    tx,
  );
  const ids = found.rows.map((row) => row.chat_id);
  const known = new Set(ids);
  const ends = ended.filter(({ claim }) => known.has(claim.chatId));
  if (ends.length === 0) return ids;
  const items = ends.flatMap(({ claim, done }) =>
    done.items.map(({ kind, ref }) => [claim.chatId, kind, ref]),
  );
  if (items.length > 0)
    await sql`delete from item where (chat_id, kind, ref) in ${rowsOf(items)}`.execute(tx);
  const messages = ends.flatMap(({ claim, done: { sent } }) =>
    (sent?.batchIds ?? []).map((batchId) => [batchId, claim.chatId, sent?.messageId ?? 0]),
  );
  if (messages.length > 0)
    // "where true" keeps the parser from reading the conflict clause as a join (SQLite, "UPSERT").
    await sql`insert into sent (batch_id, chat_id, message_id) select * from ${rowsOf(messages)} where true
      on conflict (batch_id, chat_id) do update set message_id = excluded.message_id`.execute(tx);
  for (const { claim, done } of ends)
    if (done.digestedUpTo !== undefined)
      await tx
        .updateTable('chat')
        .set({ digested_up_to: done.digestedUpTo })
        .where('chat_id', '=', claim.chatId)
        .execute();
  // Something may have arrived during sending: the generation shows it.
  const boxes = ends.map(({ claim }) => [
    claim.chatId,
    claim.owner,
    claim.leaseUntil,
    claim.generation,
  ]);
  const emptied = await sql<{ chat_id: number }>`delete from mailbox
    where (chat_id, owner, lease_until, generation) in ${rowsOf(boxes)}
    and not exists (select 1 from item where item.chat_id = mailbox.chat_id and item.kind <> 'late')
    returning chat_id`.execute(tx);
  const empty = new Set(emptied.rows.map((row) => row.chat_id));
  for (const { claim, done } of ends)
    if (!empty.has(claim.chatId))
      await tx
        .updateTable('mailbox')
        .set({
          owner: null,
          lease_until: null,
          due_at: done.nextAt,
          place: done.nextAt,
          attempt: 0,
        })
        .where('chat_id', '=', claim.chatId)
        .where('owner', '=', claim.owner)
        .where('lease_until', '=', claim.leaseUntil)
        .execute();
  return ids;
}

/** A query for these rows, all of the same length. */
function rowsOf(rows: readonly (readonly (string | number)[])[]): RawBuilder<unknown> {
  const columns = (rows[0] ?? []).map((_, index) => sql`value ->> ${sql.lit(index)}`);
  return sql`(select ${sql.join(columns)} from json_each(${JSON.stringify(rows)}))`;
}
