/** Converts rows of chats into subscribers of the domain. */
import { type Kysely, sql } from 'kysely';
import { parseLanguage } from '../domain/language.js';
import {
  SCRIPTS,
  type Settings,
  type Subscriber,
  type SubscriberStore,
  subscriberIdOf,
} from '../domain/subscriber.js';
import { tellLateItems } from './item-rows.js';
import type { ChatRow, Tables } from './tables.js';

/** Chats in the database. */
export function createSubscriberStore(db: Kysely<Tables>): SubscriberStore {
  return {
    async get(id) {
      const row = await db
        .selectFrom('chat')
        .selectAll()
        .where('chat_id', '=', id)
        .executeTakeFirst();
      return row === undefined ? undefined : toSubscriber(row);
    },

    async save({ chatId, threadId, kind }, settings, now) {
      const id = subscriberIdOf({ chatId, threadId });
      const changes = toColumns(settings);
      const where = {
        home_id: threadId === undefined ? null : chatId,
        thread_id: threadId ?? null,
        kind,
      };
      await db
        .insertInto('chat')
        .values({
          chat_id: id,
          standing: 'active',
          standing_at: now,
          digested_up_to: now,
          ...where,
          ...changes,
        })
        .onConflict((conflict) =>
          conflict.column('chat_id').doUpdateSet({ ...where, standing: 'active', ...changes }),
        )
        .execute();
      if ('quiet' in settings || 'pausedUntil' in settings) await lookAgain(db, id, now);
      if ('digest' in settings && settings.digest === undefined)
        await db.transaction().execute((tx) => tellLateItems(tx, id, now));
    },

    async sleep(id, now) {
      await db.transaction().execute(async (tx) => {
        const rows = await tx
          .updateTable('chat')
          .set({ standing: 'asleep', standing_at: now, next_digest_at: null })
          .where((row) => row.or([row('chat_id', '=', id), row('home_id', '=', id)]))
          .returning('chat_id')
          .execute();
        const ids = rows.map((row) => row.chat_id);
        if (ids.length === 0) return;
        await tx.deleteFrom('item').where('chat_id', 'in', ids).execute();
        await tx.deleteFrom('mailbox').where('chat_id', 'in', ids).execute();
      });
    },

    async wake(id, now) {
      const rows = await db
        .updateTable('chat')
        .set({ standing: 'active', standing_at: now, digested_up_to: now })
        .where((row) => row.or([row('chat_id', '=', id), row('home_id', '=', id)]))
        .where('standing', '=', 'asleep')
        .returningAll()
        .execute();
      return rows.map(toSubscriber);
    },

    rename: (from, to) => renameChat(db, from, to),

    async page(after, limit) {
      const rows = await db
        .selectFrom('chat')
        .selectAll()
        .where('chat_id', '>', after)
        .orderBy('chat_id')
        .limit(limit)
        .execute();
      return rows.map(toSubscriber);
    },
  };
}

/** The row in the domain's form. */
export function toSubscriber(row: ChatRow): Subscriber {
  return {
    id: row.chat_id,
    chatId: row.home_id ?? row.chat_id,
    threadId: row.thread_id ?? undefined,
    kind: row.kind === 'group' || row.kind === 'channel' ? row.kind : 'private',
    language: parseLanguage(row.language ?? undefined),
    standing: row.standing === 'asleep' ? 'asleep' : 'active',
    timeZone: row.time_zone ?? undefined,
    quiet:
      row.quiet_from === null || row.quiet_to === null
        ? undefined
        : { from: row.quiet_from, to: row.quiet_to },
    digest:
      row.digest_minute === null
        ? undefined
        : { minute: row.digest_minute, weekday: row.digest_weekday ?? undefined },
    nextDigestAt: row.next_digest_at ?? undefined,
    digestedUpTo: row.digested_up_to,
    pausedUntil: row.paused_until ?? undefined,
    isSilent: row.is_silent === 1,
    script: SCRIPTS.find((known) => known === row.script) ?? 'original',
    wantsOnThisDay: row.on_this_day === 1,
    tellsInDigest: row.in_digest === 1,
    actsFor: row.acts_for === null ? undefined : { chatId: row.acts_for, name: row.acts_as ?? '' },
  };
}

/** Only the settings that are present; one present with the value `undefined` is cleared. */
function toColumns(settings: Settings): Partial<ChatRow> {
  return {
    ...('language' in settings ? { language: settings.language ?? null } : {}),
    ...('timeZone' in settings ? { time_zone: settings.timeZone ?? null } : {}),
    ...('quiet' in settings
      ? { quiet_from: settings.quiet?.from ?? null, quiet_to: settings.quiet?.to ?? null }
      : {}),
    ...('digest' in settings
      ? {
          digest_minute: settings.digest?.minute ?? null,
          digest_weekday: settings.digest?.weekday ?? null,
        }
      : {}),
    ...('nextDigestAt' in settings ? { next_digest_at: settings.nextDigestAt ?? null } : {}),
    ...(settings.digestedUpTo === undefined ? {} : { digested_up_to: settings.digestedUpTo }),
    ...('pausedUntil' in settings ? { paused_until: settings.pausedUntil ?? null } : {}),
    ...(settings.isSilent === undefined ? {} : { is_silent: Number(settings.isSilent) }),
    ...(settings.script === undefined ? {} : { script: settings.script }),
    ...(settings.wantsOnThisDay === undefined
      ? {}
      : { on_this_day: Number(settings.wantsOnThisDay) }),
    ...(settings.tellsInDigest === undefined ? {} : { in_digest: Number(settings.tellsInDigest) }),
    ...('actsFor' in settings
      ? { acts_for: settings.actsFor?.chatId ?? null, acts_as: settings.actsFor?.name ?? null }
      : {}),
  };
}

/** Makes everything that waits due now; a sender that finds it too early puts it off again. */
async function lookAgain(db: Kysely<Tables>, id: number, now: number): Promise<void> {
  await db
    .updateTable('mailbox')
    .set({ due_at: now })
    .where('chat_id', '=', id)
    .where('owner', 'is', null)
    .where('attempt', '=', 0)
    .where('due_at', '>', now)
    .execute();
}

/** If the new id already has rows of its own, those stay. */
async function renameChat(db: Kysely<Tables>, from: number, to: number): Promise<void> {
  // Otherwise its rows would be taken for another chat's and deleted.
  if (from === to) return;
  await db.transaction().execute(async (tx) => {
    const moves = [
      ['chat', 'chat_id'],
      ['sub', 'chat_id, term_id'],
      ['item', 'chat_id, kind, ref'],
      ['sent', 'chat_id, batch_id'],
      ['feedback', 'chat_id, asked_at'],
      ['mailbox', 'chat_id'],
    ] as const;
    for (const [table, key] of moves) {
      const others = key
        .split(', ')
        .slice(1)
        .map((column) => `and other.${column} = ${table}.${column}`)
        .join(' ');
      const name = sql.raw(table);
      await sql`delete from ${name} where chat_id = ${from} and exists
        (select 1 from ${name} as other where other.chat_id = ${to} ${sql.raw(others)})`.execute(
        tx,
      );
      await sql`update ${name} set chat_id = ${to} where chat_id = ${from}`.execute(tx);
    }
    // Messages to the group cannot be edited from the supergroup.
    for (const table of ['dead', 'progress'] as const)
      await tx.deleteFrom(table).where('chat_id', '=', from).execute();
    await tx
      .updateTable('mailbox')
      .set({ owner: null, lease_until: null })
      .where('chat_id', '=', to)
      .execute();
  });
}
