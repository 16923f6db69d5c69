/** The items waiting in mailboxes, row by row. */
import { sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/clock.js';
import { type Item, ITEM_KINDS, type ItemKind } from '../domain/outbox.js';
import { DIGEST_HANDICAP_MS } from './fan-out.js';
import type { Tables } from './tables.js';

/** A row for a waiting item. */
export type ItemRow = Tables['item'];

/**
 * A broadcast must not delay alerts of the next half hour, but precedes digests of the same time.
 */
const HANDICAP_MS: Readonly<Record<ItemKind, number>> = {
  alert: 0,
  edit: 0,
  broadcast: DIGEST_HANDICAP_MS - 1,
  digest: DIGEST_HANDICAP_MS,
  late: 0,
};

/** Puts an item into the mailboxes of these chats, creating mailboxes where needed. */
export async function addItems(
  tx: Transaction<Tables>,
  chatIds: readonly number[],
  { kind, ref, createdAt }: Item,
): Promise<void> {
  if (chatIds.length === 0) return;
  const place = createdAt + HANDICAP_MS[kind];
  // Sorted by chat, so that two workers never deadlock.
  const sorted = [...chatIds].sort((one, other) => one - other);
  await tx
    .insertInto('item')
    .values(sorted.map((chatId) => ({ chat_id: chatId, kind, ref, created_at: createdAt })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto('mailbox')
    .values(
      sorted.map((chatId) => ({
        chat_id: chatId,
        place,
        due_at: createdAt,
        owner: null,
        lease_until: null,
        attempt: 0,
        generation: 1,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('chat_id').doUpdateSet({ generation: sql`mailbox.generation + 1` }),
    )
    .execute();
}

/** Items that waited for a digest that will not come become alerts again. */
export async function tellLateItems(
  tx: Transaction<Tables>,
  chatId: number,
  now: Instant,
): Promise<void> {
  const late = await tx
    .updateTable('item')
    .set({ kind: 'alert' })
    .where('chat_id', '=', chatId)
    .where('kind', '=', 'late')
    .returning('ref')
    .execute();
  for (const { ref } of late.slice(0, 1))
    await addItems(tx, [chatId], { kind: 'alert', ref, createdAt: now });
}

/** The items of each of these chats, in the order of sending. */
export async function itemsOf(
  tx: Transaction<Tables>,
  chatIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Item[]>> {
  const rows = await tx
    .selectFrom('item')
    .selectAll()
    .where('chat_id', 'in', chatIds)
    .orderBy('created_at')
    .execute();
  const byChat = new Map<number, ItemRow[]>();
  for (const row of rows) {
    const list = byChat.get(row.chat_id) ?? [];
    list.push(row);
    byChat.set(row.chat_id, list);
  }
  return new Map([...byChat].map(([chatId, some]) => [chatId, toItems(some)]));
}

/** The waiting items of one chat in the domain's form, in the order of sending. */
export function toItems(rows: readonly ItemRow[]): readonly Item[] {
  const items = rows.flatMap(({ kind: name, ref, created_at: createdAt }) => {
    const kind = ITEM_KINDS.find((known) => known === name);
    return kind === undefined ? [] : [{ kind, ref, createdAt }];
  });
  return items.sort((one, other) => ITEM_KINDS.indexOf(one.kind) - ITEM_KINDS.indexOf(other.kind));
}
