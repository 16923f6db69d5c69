/** The steps of the inbox that must never overlap within a chat, whichever processes take them. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { HeldUpdate, Holder, Inbox } from '../domain/inbox.js';
import type { ChatId } from '../domain/message.js';
import type { Dialect } from './dialect.js';
import type { Tables } from './tables.js';

/** Each is one transaction, and only one runs at a time within a chat. */
export type InboxSteps = Pick<Inbox, 'take' | 'finish'> & {
  /**
   * The first update of a chat that nobody holds is now held; `undefined`: none is waiting, or
   * somebody holds one.
   */
  takeOver(chatId: ChatId, holder: Holder, now: Instant): Promise<HeldUpdate | undefined>;
};

/** One more update would not help a chat with this many waiting. */
const MAX_PER_CHAT = 50;

/** The steps for this database. */
export function createInboxSteps(db: Kysely<Tables>, dialect: Dialect): InboxSteps {
  return dialect === 'postgres' ? serverSteps(db) : fileSteps(db);
}

type HeldRow = { readonly number: number; readonly words: string; readonly attempts: number };

/** Uses functions of the server, which lock the chat: one round trip for each step. */
function serverSteps(db: Kysely<Tables>): InboxSteps {
  return {
    async take({ updateId, chatId, body }, { owner, leaseMs }, now) {
      const { rows } = await sql<{ outcome: 'mine' | 'waits' | 'known' | 'full' }>`
        select inbox_take(${updateId}, ${chatId}, ${body}, ${owner}, ${now + leaseMs}, ${now}, ${MAX_PER_CHAT})
          as outcome`.execute(db);
      return rows[0]?.outcome ?? 'full';
    },

    async finish({ updateId, chatId }, { owner, leaseMs }, now) {
      const { rows } = await sql<HeldRow>`
        select next as number, words, attempts
        from inbox_finish(${updateId}, ${chatId}, ${owner}, ${now + leaseMs}, ${now})`.execute(db);
      return toHeld(chatId, rows[0]);
    },

    async takeOver(chatId, { owner, leaseMs }, now) {
      const { rows } = await sql<HeldRow>`
        select number, words, attempts
        from inbox_hold(${chatId}, ${owner}, ${now + leaseMs}, ${now}, 1)`.execute(db);
      return toHeld(chatId, rows[0]);
    },
  };
}

/** One process uses the file, one transaction at a time. */
function fileSteps(db: Kysely<Tables>): InboxSteps {
  const step = <T>(work: (tx: Transaction<Tables>) => Promise<T>) => db.transaction().execute(work);
  return {
    take: ({ updateId, chatId, body }, { owner, leaseMs }, now) =>
      step(async (tx) => {
        const { rows } = await sql<{ owner: string | null }>`
          insert into inbox (update_id, chat_id, body, owner, lease_until, attempt, taken_at)
          select ${updateId}, ${chatId}, ${body}, case when waiting.updates = 0 then ${owner} end,
            case when waiting.updates = 0 then ${now + leaseMs} end, 0, ${now}
          from (select count(*) as updates from inbox where chat_id = ${chatId}) as waiting
          where waiting.updates < ${MAX_PER_CHAT}
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

    finish: ({ updateId, chatId }, holder, now) =>
      step(async (tx) => {
        const [handled] = await tx
          .updateTable('inbox')
          .set({ chat_id: null, body: null, owner: null, lease_until: null })
          .where('update_id', '=', updateId)
          .where('owner', '=', holder.owner)
          .execute();
        if ((handled?.numUpdatedRows ?? 0n) === 0n) return undefined;
        return holdFirst(tx, chatId, { ...holder, now, moreAttempts: 0 });
      }),

    takeOver: (chatId, holder, now) =>
      step((tx) => holdFirst(tx, chatId, { ...holder, now, moreAttempts: 1 })),
  };
}

async function holdFirst(
  tx: Transaction<Tables>,
  chatId: ChatId,
  {
    owner,
    leaseMs,
    now,
    moreAttempts,
  }: Holder & { readonly now: Instant; readonly moreAttempts: 0 | 1 },
): Promise<HeldUpdate | undefined> {
  const { rows } = await sql<HeldRow>`
    update inbox set owner = ${owner}, lease_until = ${now + leaseMs}, attempt = attempt + ${moreAttempts}
    where update_id = (select min(update_id) from inbox where chat_id = ${chatId})
      and not exists (
        select 1 from inbox as other where other.chat_id = ${chatId} and other.lease_until > ${now})
    returning update_id as number, body as words, attempt as attempts`.execute(tx);
  return toHeld(chatId, rows[0]);
}

function toHeld(chatId: ChatId, row: HeldRow | undefined): HeldUpdate | undefined {
  if (row === undefined) return undefined;
  return { updateId: row.number, chatId, body: row.words, attempt: row.attempts };
}
