/** Puts a batch into mailboxes, some chats at a time; the cursor moves in the same transaction. */
import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { Dialect } from './dialect.js';
import type { Tables } from './tables.js';

type Tx = Transaction<Tables>;

type Batch = {
  readonly batch_id: number;
  readonly kind: string;
  readonly target: number | null;
  readonly sealed_at: number | null;
  readonly cursor_chat: number;
};

/** With more topics, walking all chats is cheaper than merging the followers of each topic. */
const MAX_MERGED_TOPICS = 40;
/** How much earlier an alert is due than a digest that came at the same time. */
export const DIGEST_HANDICAP_MS = 30 * 60_000;

/** One step of the oldest batch; `false`: there is none. */
export async function fanOutBatch(
  { tx, dialect }: { readonly tx: Tx; readonly dialect: Dialect },
  now: Instant,
  limit: number,
): Promise<boolean> {
  const next = tx
    .selectFrom('batch')
    .select(['batch_id', 'kind', 'target', 'sealed_at', 'cursor_chat'])
    .where('state', '=', 'fanning')
    .orderBy('batch_id')
    .limit(1);
  const batch = await (
    dialect === 'postgres' ? next.forUpdate().skipLocked() : next
  ).executeTakeFirst();
  if (batch === undefined) return false;
  const { chats, last } =
    batch.kind === 'edit' ? await toldChats(tx, batch, limit) : await followers(tx, batch, limit);
  if (last === undefined) {
    await tx
      .updateTable('batch')
      .set({ state: 'done' })
      .where('batch_id', '=', batch.batch_id)
      .execute();
    return true;
  }
  await fillMailboxes(tx, batch, { chats, last, now });
  await tx
    .updateTable('batch')
    .set({ cursor_chat: last })
    .where('batch_id', '=', batch.batch_id)
    .execute();
  return true;
}

type Chats = RawBuilder<{ chat_id: number }>;

type Step = {
  /** A query for the chats of this step. */
  readonly chats: Chats;
  /** The last of them; `undefined`: none is left. */
  readonly last: number | undefined;
};

async function toldChats(
  tx: Tx,
  { target, cursor_chat: after }: Batch,
  limit: number,
): Promise<Step> {
  const upTo = (last: number, most: number): Chats => sql`select chat_id from sent
    where batch_id = ${target} and chat_id > ${after} and chat_id <= ${last} order by chat_id limit ${most}`;
  const last = await lastOf(tx, upTo(Number.MAX_SAFE_INTEGER, limit));
  return { chats: upTo(last ?? after, limit), last };
}

async function followers(tx: Tx, batch: Batch, limit: number): Promise<Step> {
  const { batch_id: id, cursor_chat: after, sealed_at: sealedAt } = batch;
  const terms = await tx
    .selectFrom('batch_term')
    .select('term_id')
    .distinct()
    .where('batch_id', '=', id)
    .limit(MAX_MERGED_TOPICS + 1)
    .execute();
  if (terms.length === 0) {
    return { chats: sql`select chat_id from chat where 1 = 0`, last: undefined };
  }
  const isTold = sql`sub.since <= ${sealedAt} and sub.in_digest = 0`;
  if (terms.length > MAX_MERGED_TOPICS) return walkers(tx, batch, { isTold, limit });
  // The first `limit` followers of each topic include the first `limit` chats overall.
  const merged = (last: number): Chats => {
    const followersOf = terms.map(
      ({ term_id: termId }) => sql`select chat_id from (select chat_id from sub
        where term_id = ${termId} and chat_id > ${after} and chat_id <= ${last} and ${isTold}
        order by chat_id limit ${limit}) as part`,
    );
    return sql`select chat_id from (${sql.join(followersOf, sql` union `)}) as found
      order by chat_id limit ${limit}`;
  };
  const last = await lastOf(tx, merged(Number.MAX_SAFE_INTEGER));
  return { chats: merged(last ?? after), last };
}

/**
 * The next chats, whether they follow anything or not. If a step looked for `limit` followers, a
 * server without statistics on its tables (before ANALYZE) would read all chats in every step.
 */
async function walkers(
  tx: Tx,
  { batch_id: id, cursor_chat: after }: Batch,
  { isTold, limit }: { readonly isTold: RawBuilder<unknown>; readonly limit: number },
): Promise<Step> {
  const some: Chats = sql`select chat_id from chat where chat_id > ${after} order by chat_id limit ${limit}`;
  const last = await lastOf(tx, some);
  const chats: Chats = sql`select chat_id from chat where chat_id > ${after} and chat_id <= ${last ?? after}
    and exists (select 1 from sub where sub.chat_id = chat.chat_id and ${isTold}
      and exists (select 1 from batch_term where batch_id = ${id} and batch_term.term_id = sub.term_id))`;
  return { chats, last };
}

async function lastOf(tx: Tx, chats: Chats): Promise<number | undefined> {
  const { rows } = await sql<{ last: number | null }>`
    select max(chat_id) as last from (${chats}) as step`.execute(tx);
  return rows[0]?.last ?? undefined;
}

/** Chats that are asleep get nothing. Sorted by chat, so that two workers never deadlock. */
async function fillMailboxes(
  tx: Tx,
  batch: Batch,
  { chats, last, now }: { readonly chats: Chats; readonly last: number; readonly now: Instant },
): Promise<void> {
  const kind = sql.lit(batch.kind === 'edit' ? 'edit' : 'alert');
  const ref = sql.lit(String(batch.kind === 'edit' ? batch.target : batch.batch_id));
  const at = sql.lit(now);
  await sql`insert into item (chat_id, kind, ref, created_at)
    select step.chat_id, ${kind}, ${ref}, ${at} from (${chats}) as step
    join chat on chat.chat_id = step.chat_id
    where chat.standing = 'active' order by step.chat_id on conflict do nothing`.execute(tx);
  await sql`insert into mailbox (chat_id, place, due_at, attempt, generation)
    select chat_id, ${at}, ${at}, 0, 1 from item
    where chat_id > ${batch.cursor_chat} and chat_id <= ${last} and kind = ${kind} and ref = ${ref}
    order by chat_id
    on conflict (chat_id) do update set generation = mailbox.generation + 1,
      place = case when mailbox.place < excluded.place then mailbox.place else excluded.place end`.execute(
    tx,
  );
}
