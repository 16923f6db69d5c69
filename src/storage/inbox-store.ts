/** Updates in the database: a row each, whose text is deleted when it has been handled. */
import { type Kysely, sql } from 'kysely';
import type { HeldUpdate, Inbox } from '../domain/inbox.js';
import type { Dialect } from './dialect.js';
import { createInboxSteps } from './inbox-steps.js';
import type { Tables } from './tables.js';

/** A list in SQL must not be empty. */
const NO_UPDATE = -1;

/** The inbox in the database. */
export function createInbox(db: Kysely<Tables>, dialect: Dialect): Inbox {
  const steps = createInboxSteps(db, dialect);
  return {
    take: steps.take,
    finish: steps.finish,

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

    async takeOver(holder, now, limit) {
      const lost = await sql<{ chat_id: number }>`
        select distinct chat_id from inbox where chat_id is not null and not exists (
          select 1 from inbox as other where other.chat_id = inbox.chat_id and other.lease_until > ${now})
        limit ${limit}`.execute(db);
      const held: HeldUpdate[] = [];
      for (const { chat_id: chatId } of lost.rows) {
        const first = await steps.takeOver(chatId, holder, now);
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
