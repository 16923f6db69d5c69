/** Updates over the database: a row each, whose words go when it has been handled. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { HeldUpdate, Holder, Inbox } from '../domain/inbox.js';
import type { Dialect } from './dialect.js';
import type { Tables } from './tables.js';

type Tx = Transaction<Tables>;

/** A chat that has so many waiting is not helped by one more. */
const MOST_A_CHAT = 50;
/** A list in SQL must not be empty. */
const NO_UPDATE = -1;
/** Names our advisory locks of chats among others (PostgreSQL, "Advisory Locks"). */
const LOCK_SPACE = 1_847;

/** The inbox over the database. */
export function createInbox(db: Kysely<Tables>, dialect: Dialect): Inbox {
  /** Within a chat one step at a time, so that no two processes ever have updates of one chat in hand. */
  function inChat<T>(chatId: number, step: (tx: Tx) => Promise<T>): Promise<T> {
    return db.transaction().execute(async (tx) => {
      if (dialect === 'postgres')
        await sql`select pg_advisory_xact_lock(${LOCK_SPACE}::int, hashint8(${chatId}))`.execute(
          tx,
        );
      return step(tx);
    });
  }

  return {
    take: (update, holder, now) =>
      inChat(update.chatId, async (tx) => {
        const { updateId, chatId, body } = update;
        const { rows } = await sql<{ owner: string | null }>`
          insert into inbox (update_id, chat_id, body, owner, lease_until, attempt, taken_at)
          select cast(${updateId} as bigint), cast(${chatId} as bigint), cast(${body} as text),
            case when waiting.updates = 0 then cast(${holder.owner} as text) end,
            case when waiting.updates = 0 then cast(${now + holder.leaseMs} as bigint) end,
            0, cast(${now} as bigint)
          from (select count(*) as updates from inbox where chat_id = ${chatId}) as waiting
          where waiting.updates < ${MOST_A_CHAT}
          on conflict (update_id) do nothing returning owner`.execute(tx);
        const [row] = rows;
        if (row !== undefined) return row.owner === null ? 'waits' : 'mine';
        const known = await tx
          .selectFrom('inbox')
          .select('update_id')
          .where('update_id', '=', updateId)
          .executeTakeFirst();
        return known === undefined ? 'full' : 'known';
      }),

    async isFirst(updateId, now) {
      const noted = await db
        .insertInto('inbox')
        .values({
          update_id: updateId,
          chat_id: null,
          body: null,
          owner: null,
          lease_until: null,
          attempt: 0,
          taken_at: now,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('update_id')
        .execute();
      return noted.length > 0;
    },

    finish: ({ updateId, chatId }, holder, now) =>
      inChat(chatId, async (tx) => {
        const [handled] = await tx
          .updateTable('inbox')
          .set({ chat_id: null, body: null, owner: null, lease_until: null })
          .where('update_id', '=', updateId)
          .where('owner', '=', holder.owner)
          .execute();
        if ((handled?.numUpdatedRows ?? 0n) === 0n) return undefined;
        return holdFirst(tx, chatId, holder, now, 0);
      }),

    async takeOver(holder, now, limit) {
      const lost = await sql<{ chat_id: number }>`
        select distinct chat_id from inbox where chat_id is not null and not exists (
          select 1 from inbox as other where other.chat_id = inbox.chat_id and other.lease_until > ${now})
        limit ${limit}`.execute(db);
      const held: HeldUpdate[] = [];
      for (const { chat_id: chatId } of lost.rows) {
        const first = await inChat(chatId, (tx) => holdFirst(tx, chatId, holder, now, 1));
        if (first !== undefined) held.push(first);
      }
      return held;
    },

    async renew(updateIds, { owner, leaseMs }, now) {
      await db
        .updateTable('inbox')
        .set({ lease_until: now + leaseMs })
        .where('update_id', 'in', [NO_UPDATE, ...updateIds])
        .where('owner', '=', owner)
        .execute();
    },

    async letGo(owner) {
      await db
        .updateTable('inbox')
        .set({ owner: null, lease_until: null })
        .where('owner', '=', owner)
        .execute();
    },

    async letGoAll() {
      await db
        .updateTable('inbox')
        .set({ owner: null, lease_until: null })
        .where('owner', 'is not', null)
        .execute();
    },

    async prune(before) {
      await db
        .deleteFrom('inbox')
        .where('chat_id', 'is', null)
        .where('taken_at', '<', before)
        .execute();
    },
  };
}

/** Puts the first update of a chat that nobody holds into this process's hands. */
async function holdFirst(
  tx: Tx,
  chatId: number,
  { owner, leaseMs }: Holder,
  now: Instant,
  moreAttempts: 0 | 1,
): Promise<HeldUpdate | undefined> {
  const { rows } = await sql<{ update_id: number; body: string; attempt: number }>`
    update inbox set owner = ${owner}, lease_until = ${now + leaseMs}, attempt = attempt + ${moreAttempts}
    where update_id = (select min(update_id) from inbox where chat_id = ${chatId})
      and not exists (
        select 1 from inbox as other where other.chat_id = ${chatId} and other.lease_until > ${now})
    returning update_id, body, attempt`.execute(tx);
  const [row] = rows;
  if (row === undefined) return undefined;
  return { updateId: row.update_id, chatId, body: row.body, attempt: row.attempt };
}
