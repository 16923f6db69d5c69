/** Claims mailboxes that are due, together with their items and owners. */
import { type Kysely, sql } from 'kysely';
import type { Claim, Outbox } from '../domain/outbox.js';
import type { Dialect } from './dialect.js';
import { itemsOf, type ItemRow, toItems } from './item-rows.js';
import { toSubscriber } from './subscriber-store.js';
import type { ChatRow, Tables } from './tables.js';

type Order = Parameters<Outbox['claim']>[0];

/** See `Outbox.claim`. */
export function claimMailboxes(
  db: Kysely<Tables>,
  dialect: Dialect,
  order: Order,
): Promise<readonly Claim[]> {
  return dialect === 'postgres' ? claimOnPostgres(db, order) : claimOnSqlite(db, order);
}

/**
 * One statement, so that a server that dies rolls back all of it. Its parts see the state at its
 * beginning: an item that arrived since is found when the claim ends, and a mailbox that another
 * worker claimed meanwhile is due later than `now`.
 */
async function claimOnPostgres(
  db: Kysely<Tables>,
  { owner, now, leaseMs, limit }: Order,
): Promise<readonly Claim[]> {
  const leaseUntil = now + leaseMs;
  const { rows } = await sql<{
    chat_id: number;
    attempt: number;
    generation: number;
    chat: ChatRow | null;
    items: readonly ItemRow[] | null;
  }>`
    with free as (
      select chat_id from mailbox where owner is null and due_at <= ${now}
      order by place limit ${limit} for update skip locked),
    taken as (
      update mailbox set owner = ${owner}, lease_until = ${leaseUntil}
      from free where mailbox.chat_id = free.chat_id
      returning mailbox.chat_id, mailbox.place, mailbox.attempt, mailbox.generation)
    select chat_id, attempt, generation,
      (select row_to_json(chat) from chat where chat.chat_id = taken.chat_id) as chat,
      (select json_agg(row_to_json(item) order by item.created_at)
        from item where item.chat_id = taken.chat_id) as items
    from taken order by place`.execute(db);
  return rows.map(({ chat_id: chatId, attempt, generation, chat, items }) => ({
    chatId,
    attempt,
    generation,
    leaseUntil,
    owner,
    to: chat === null ? undefined : toSubscriber(chat),
    items: toItems(items ?? []),
  }));
}

function claimOnSqlite(
  db: Kysely<Tables>,
  { owner, now, leaseMs, limit }: Order,
): Promise<readonly Claim[]> {
  return db.transaction().execute(async (tx) => {
    const boxes = await tx
      .selectFrom('mailbox')
      .select(['chat_id', 'attempt', 'generation'])
      .where('owner', 'is', null)
      .where('due_at', '<=', now)
      .orderBy('place')
      .limit(limit)
      .execute();
    if (boxes.length === 0) return [];
    const ids = boxes.map((row) => row.chat_id);
    const leaseUntil = now + leaseMs;
    await tx
      .updateTable('mailbox')
      .set({ owner, lease_until: leaseUntil })
      .where('chat_id', 'in', ids)
      .execute();
    const items = await itemsOf(tx, ids);
    const chats = await tx.selectFrom('chat').selectAll().where('chat_id', 'in', ids).execute();
    const subscribers = new Map(chats.map((row) => [row.chat_id, toSubscriber(row)]));
    return boxes.map(({ chat_id: chatId, attempt, generation }) => ({
      chatId,
      attempt,
      generation,
      leaseUntil,
      owner,
      to: subscribers.get(chatId),
      items: items.get(chatId) ?? [],
    }));
  });
}
