/** Subscriptions: which chat follows which topic, found from either side. */
import type { Kysely, Transaction } from 'kysely';
import {
  type AddOutcome,
  MAX_SEARCHES,
  MAX_SUBSCRIPTIONS,
  type Subscription,
  type SubscriptionStore,
  TOPIC_KINDS,
  type Topic,
  type TopicKind,
} from '../domain/subscription.js';
import { askTogether } from './ask-together.js';
import { noteInstant } from './clock-jump.js';
import type { Dialect } from './dialect.js';
import type { Tables } from './tables.js';
import { keepTerm } from './term-rows.js';

/** Subscriptions in the database. */
export function createSubscriptionStore(db: Kysely<Tables>, dialect: Dialect): SubscriptionStore {
  return {
    // Several alerts are composed at the same time, and each needs the subscriptions of its chat.
    list: askTogether(async (chatIds: readonly number[]) => {
      const lists = await listEach(db, chatIds);
      return (chatId) => lists.get(chatId) ?? [];
    }),

    listEach: (chatIds) => listEach(db, chatIds),

    add: (chatId, topic, since) =>
      db.transaction().execute(async (tx) => {
        const row = await holdChat(tx, dialect, chatId);
        const refusal = refusalOf(topic, await listSubscriptions(tx, chatId));
        if (refusal !== undefined) return refusal;
        const id = await keepTerm(tx, dialect, topic);
        await insertSub(tx, chatId, { id, topic, since, isInDigest: row?.in_digest === 1 });
        return 'added';
      }),

    remove: (chatId, ids) =>
      db.transaction().execute(async (tx) => {
        const have = await listSubscriptions(tx, chatId);
        const removed = have.filter(({ id }) => ids.includes(id));
        if (removed.length === 0) return [];
        await tx
          .deleteFrom('sub')
          .where('chat_id', '=', chatId)
          .where(
            'term_id',
            'in',
            removed.map(({ id }) => id),
          )
          .execute();
        return removed;
      }),

    async restore(chatId, subscriptions) {
      await db.transaction().execute(async (tx) => {
        await holdChat(tx, dialect, chatId);
        for (const one of subscriptions) {
          // Subscriptions added meanwhile count too.
          if (refusalOf(one.topic, await listSubscriptions(tx, chatId)) !== undefined) continue;
          const id = await keepTerm(tx, dialect, one.topic);
          await insertSub(tx, chatId, { ...one, id });
        }
      });
    },

    async setInDigest(chatId, { id, isInDigest }) {
      await db
        .updateTable('sub')
        .set({ in_digest: isInDigest ? 1 : 0 })
        .where('chat_id', '=', chatId)
        .where('term_id', '=', id)
        .execute();
    },

    async setAllInDigest(chatId, { isInDigest }) {
      await db
        .updateTable('sub')
        .set({ in_digest: isInDigest ? 1 : 0 })
        .where('chat_id', '=', chatId)
        .execute();
    },
  };
}

/** The topic of a row; `undefined` for a kind that this version does not know. */
export function toTopic(row: { kind: string; key: string; label: string }): Topic | undefined {
  const kind = TOPIC_KINDS.find((known): known is TopicKind => known === row.kind);
  return kind === undefined ? undefined : { kind, key: row.key, label: row.label };
}

/** Locks the chat's row: two simultaneous requests must not exceed the limit together. */
function holdChat(
  tx: Transaction<Tables>,
  dialect: Dialect,
  chatId: number,
): Promise<{ in_digest: number } | undefined> {
  const chat = tx.selectFrom('chat').select('in_digest').where('chat_id', '=', chatId);
  return (dialect === 'postgres' ? chat.forUpdate() : chat).executeTakeFirst();
}

function refusalOf(
  topic: Topic,
  have: readonly Subscription[],
): Exclude<AddOutcome, 'added'> | undefined {
  if (have.some((one) => one.topic.kind === topic.kind && one.topic.key === topic.key))
    return 'known';
  if (have.length >= MAX_SUBSCRIPTIONS) return 'too-many';
  const searches = have.filter((one) => one.topic.kind === 'search').length;
  return topic.kind === 'search' && searches >= MAX_SEARCHES ? 'too-many-searches' : undefined;
}

async function listSubscriptions(
  db: Kysely<Tables>,
  chatId: number,
): Promise<readonly Subscription[]> {
  const rows = await selectSubscriptions(db).where('sub.chat_id', '=', chatId).execute();
  return rows.flatMap(toSubscriptions);
}

async function listEach(
  db: Kysely<Tables>,
  chatIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Subscription[]>> {
  const lists = new Map<number, Subscription[]>();
  if (chatIds.length === 0) return lists;
  const rows = await selectSubscriptions(db)
    .select('sub.chat_id')
    .where('sub.chat_id', 'in', chatIds)
    .execute();
  for (const row of rows) {
    const list = lists.get(row.chat_id) ?? [];
    list.push(...toSubscriptions(row));
    lists.set(row.chat_id, list);
  }
  return lists;
}

function selectSubscriptions(db: Kysely<Tables>) {
  return db
    .selectFrom('sub')
    .innerJoin('term', 'term.term_id', 'sub.term_id')
    .select(['term.term_id', 'term.kind', 'term.key', 'sub.label', 'sub.since', 'sub.in_digest'])
    .orderBy('sub.since')
    .orderBy('sub.term_id');
}

/** Leaves out kinds that this version does not know. */
function toSubscriptions(row: {
  readonly term_id: number;
  readonly kind: string;
  readonly key: string;
  readonly label: string;
  readonly since: number;
  readonly in_digest: number;
}): readonly Subscription[] {
  const topic = toTopic(row);
  if (topic === undefined) return [];
  return [{ id: row.term_id, topic, since: row.since, isInDigest: row.in_digest === 1 }];
}

async function insertSub(
  tx: Transaction<Tables>,
  chatId: number,
  { id, topic, since, isInDigest }: Subscription,
): Promise<void> {
  await tx
    .insertInto('sub')
    .values({
      term_id: id,
      chat_id: chatId,
      since,
      in_digest: isInDigest ? 1 : 0,
      label: topic.label,
    })
    .onConflict((conflict) => conflict.columns(['term_id', 'chat_id']).doNothing())
    .execute();
  await noteInstant(tx, since);
}
