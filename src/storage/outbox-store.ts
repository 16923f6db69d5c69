/** The outbox: mailboxes that workers claim, the global pace, and sent messages. */
import { type Kysely, sql } from 'kysely';
import { type Ended, MAX_ALERT_AGE_MS, type Outbox } from '../domain/outbox.js';
import { claimMailboxes } from './claim-mailboxes.js';
import type { Dialect } from './dialect.js';
import { createPaceStore } from './pace-store.js';
import { settleClaims } from './settle-claims.js';
import type { Tables } from './tables.js';

/** The outbox in the database. */
export function createOutbox(db: Kysely<Tables>, dialect: Dialect): Outbox {
  // On PostgreSQL it is a single statement, which needs no transaction.
  const ackAll = async (ended: readonly Ended[]): Promise<void> => {
    if (dialect === 'postgres') await settleClaims(db, dialect, ended);
    else await db.transaction().execute((tx) => settleClaims(tx, dialect, ended));
  };
  return {
    claim: (order) => claimMailboxes(db, dialect, order),

    ack: (claim, done) => ackAll([{ claim, done }]),

    ackAll,

    async postpone(claim, alerts, now) {
      const refs = alerts.map(({ ref }) => ref);
      await db.transaction().execute(async (tx) => {
        await tx
          .updateTable('item')
          .set({ kind: 'late' })
          .where('chat_id', '=', claim.chatId)
          .where('kind', '=', 'alert')
          .where('ref', 'in', refs)
          .execute();
        await settleClaims(tx, dialect, [{ claim, done: { items: [], nextAt: now, now } }]);
      });
    },

    async lateBatches(chatId, now) {
      const rows = await db
        .selectFrom('item')
        .select('ref')
        .where('chat_id', '=', chatId)
        .where((item) =>
          item.or([
            item('kind', '=', 'late'),
            item.and([item('kind', '=', 'alert'), item('created_at', '<', now - MAX_ALERT_AGE_MS)]),
          ]),
        )
        .execute();
      return rows.map(({ ref }) => Number(ref)).sort((one, other) => one - other);
    },

    async release(claim, when, attempt) {
      const at = Math.ceil(when);
      await db
        .updateTable('mailbox')
        .set({ owner: null, lease_until: null, due_at: at, place: at, attempt })
        .where('chat_id', '=', claim.chatId)
        .where('owner', '=', claim.owner)
        // What is written late must not free a later claim.
        .where('lease_until', '=', claim.leaseUntil)
        .execute();
    },

    async bury(claim, done, reason) {
      await db.transaction().execute(async (tx) => {
        const known = await settleClaims(tx, dialect, [{ claim, done }]);
        if (!known.has(claim.chatId)) return;
        for (const { kind, ref } of done.items) {
          await tx
            .insertInto('dead')
            .values({ chat_id: claim.chatId, kind, ref, reason, at: done.now })
            .execute();
        }
      });
    },

    async sentMessage(chatId, batchId) {
      const told = await db
        .selectFrom('sent')
        .select('message_id')
        .where('batch_id', '=', batchId)
        .where('chat_id', '=', chatId)
        .executeTakeFirst();
      if (told === undefined) return undefined;
      const all = await db
        .selectFrom('sent')
        .select('batch_id')
        .where('chat_id', '=', chatId)
        .where('message_id', '=', told.message_id)
        .execute();
      return { messageId: told.message_id, batchIds: all.map((row) => row.batch_id) };
    },

    async reap(now) {
      const late = db
        .selectFrom('mailbox')
        .select('chat_id')
        .where('owner', 'is not', null)
        .where('lease_until', '<=', now);
      // Mailboxes being written at this moment are being freed anyway, and must not be waited for.
      const [result] = await db
        .updateTable('mailbox')
        .set({ owner: null, lease_until: null })
        .where('chat_id', 'in', dialect === 'postgres' ? late.forUpdate().skipLocked() : late)
        .execute();
      return Number(result?.numUpdatedRows ?? 0n);
    },

    async clockWentBack(before, now) {
      await db
        .updateTable('mailbox')
        .set({ due_at: now })
        .where('due_at', '>', now)
        .where('due_at', '<=', before)
        .execute();
    },

    async releaseAll() {
      await db
        .updateTable('mailbox')
        .set({ owner: null, lease_until: null })
        .where('owner', 'is not', null)
        .execute();
    },

    ...createPaceStore(db),

    async count(counts) {
      const rows = Object.entries(counts).filter(([, value]) => value !== 0);
      if (rows.length === 0) return;
      await db
        .insertInto('counter')
        .values(rows.map(([name, value]) => ({ name, value })))
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({ value: sql`counter.value + excluded.value` }),
        )
        .execute();
    },

    async counts() {
      const rows = await db.selectFrom('counter').selectAll().execute();
      const dead = await db
        .selectFrom('dead')
        .select((row) => row.fn.countAll<number>().as('count'))
        .executeTakeFirst();
      return {
        ...Object.fromEntries(rows.map(({ name, value }) => [name, value])),
        dead: Number(dead?.count ?? 0),
      };
    },

    async backlog() {
      const boxes = await db
        .selectFrom('mailbox')
        .select((box) => [
          box.fn.countAll<number>().as('pending'),
          box.fn.min('due_at').as('oldest'),
        ])
        .executeTakeFirst();
      const pace = await db
        .selectFrom('pace')
        .select('per_second')
        .where('name', '=', 'all')
        .executeTakeFirst();
      return {
        pending: Number(boxes?.pending ?? 0),
        oldestDueAt: boxes?.oldest ?? undefined,
        perSecond: pace?.per_second,
      };
    },
  };
}
