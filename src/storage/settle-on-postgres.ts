/** Ends deliveries in a single statement, because on PostgreSQL each statement is a round trip. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Ended } from '../domain/outbox.js';
import type { Tables } from './tables.js';

/**
 * Returns the chats that still exist. Rows are locked in a fixed order, chats before items before
 * mailboxes and each by chat number, so that two workers never deadlock: an `array(…)` is complete
 * before anything that needs it begins. All parts see the state at the statement's beginning; later
 * arrivals show in the generation, which is read again for a row that had to be waited for.
 */
export async function settleOnPostgres(
  db: Kysely<Tables>,
  ended: readonly Ended[],
): Promise<readonly number[]> {
  const inOrder = [...ended].sort((one, other) => one.claim.chatId - other.claim.chatId);
  const ids = inOrder.map(({ claim }) => claim.chatId);
  const isKnown = sql`chat_id = any(array(select chat_id from known))`;
  // Whoever wants to forget a chat waits until this ends.
  const known = sql`known as (
    select chat_id from chat where chat_id = any(${ids}::bigint[]) order by chat_id for key share)`;
  const digests = digested(inOrder, isKnown);
  // Putting a chat to sleep also locks it before its items.
  const areDigested = digests.length === 0 ? sql`true` : sql`(select count(*) from digested) >= 0`;
  const parts = [known, ends(inOrder), done(inOrder), ...digests, ...told(inOrder, isKnown)];
  const { rows } = await sql<{ chat_id: number }>`
    with ${sql.join(parts)},
    gone as (
      delete from item using done where item.chat_id = done.chat_id and item.kind = done.kind
      and item.ref = done.ref and item.${isKnown} and ${areDigested} returning 1),
    emptied as (
      delete from mailbox using ended where mailbox.chat_id = ended.chat_id
      and mailbox.owner = ended.owner and mailbox.lease_until = ended.lease_until
      and mailbox.generation = ended.generation and mailbox.${isKnown}
      and (select count(*) from gone) >= 0
      and not exists (
        select 1 from item where item.chat_id = mailbox.chat_id and item.kind <> 'late'
        and not exists (select 1 from done where done.chat_id = item.chat_id
          and done.kind = item.kind and done.ref = item.ref))
      returning mailbox.chat_id),
    freed as (
      update mailbox set owner = null, lease_until = null, due_at = ended.next_at,
        place = ended.next_at, attempt = 0
      from ended where mailbox.chat_id = ended.chat_id and mailbox.owner = ended.owner
      and mailbox.lease_until = ended.lease_until and mailbox.${isKnown}
      and mailbox.chat_id <> all(array(select chat_id from emptied)))
    select chat_id from known`.execute(db);
  return rows.map((row) => row.chat_id);
}

function ends(ended: readonly Ended[]): RawBuilder<unknown> {
  return sql`ended as (select * from unnest(
    ${ended.map(({ claim }) => claim.chatId)}::bigint[], ${ended.map(({ claim }) => claim.owner)}::text[],
    ${ended.map(({ claim }) => claim.leaseUntil)}::bigint[],
    ${ended.map(({ claim }) => claim.generation)}::bigint[],
    ${ended.map(({ done }) => done.nextAt)}::bigint[])
    as ended (chat_id, owner, lease_until, generation, next_at))`;
}

function done(ended: readonly Ended[]): RawBuilder<unknown> {
  const items = ended.flatMap(({ claim, done }) =>
    done.items.map(({ kind, ref }) => ({ chatId: claim.chatId, kind, ref })),
  );
  return sql`done as (select * from unnest(
    ${items.map(({ chatId }) => chatId)}::bigint[], ${items.map(({ kind }) => kind)}::text[],
    ${items.map(({ ref }) => ref)}::text[]) as done (chat_id, kind, ref))`;
}

function digested(
  ended: readonly Ended[],
  isKnown: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  const digests = ended.flatMap(({ claim, done }) =>
    done.digestedUpTo === undefined ? [] : [{ chatId: claim.chatId, upTo: done.digestedUpTo }],
  );
  if (digests.length === 0) return [];
  return [
    sql`digested as (update chat set digested_up_to = digest.up_to from unnest(
      ${digests.map(({ chatId }) => chatId)}::bigint[], ${digests.map(({ upTo }) => upTo)}::bigint[])
      as digest (chat_id, up_to) where chat.chat_id = digest.chat_id and chat.${isKnown} returning 1)`,
  ];
}

function told(
  ended: readonly Ended[],
  isKnown: RawBuilder<unknown>,
): readonly RawBuilder<unknown>[] {
  const messages = ended.flatMap(({ claim, done: { sent } }) =>
    (sent?.batchIds ?? []).map((batchId) => ({
      chatId: claim.chatId,
      batchId,
      messageId: sent?.messageId ?? 0,
    })),
  );
  if (messages.length === 0) return [];
  return [
    sql`told as (
      insert into sent (batch_id, chat_id, message_id) select batch_id, chat_id, message_id from unnest(
      ${messages.map(({ batchId }) => batchId)}::bigint[], ${messages.map(({ chatId }) => chatId)}::bigint[],
      ${messages.map(({ messageId }) => messageId)}::bigint[]) as message (batch_id, chat_id, message_id)
      where ${isKnown} on conflict (batch_id, chat_id) do update set message_id = excluded.message_id)`,
  ];
}
