/** Broadcasts, and how they get into mailboxes. */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Broadcast, BroadcastState, BroadcastStore } from '../domain/broadcast.js';
import { type Language, parseLanguage } from '../domain/language.js';
import type { Dialect } from './dialect.js';
import { addItems } from './item-rows.js';
import type { Tables } from './tables.js';

/** Broadcasts in the database. */
export function createBroadcastStore(db: Kysely<Tables>, dialect: Dialect): BroadcastStore {
  return {
    async draft(text, now) {
      const made = await db
        .insertInto('broadcast')
        .values({
          text,
          language: null,
          state: 'draft',
          created_at: now,
          cursor_chat: -Number.MAX_SAFE_INTEGER,
          reached: 0,
        })
        .returning('broadcast_id')
        .executeTakeFirstOrThrow();
      return made.broadcast_id;
    },

    async get(id): Promise<Broadcast | undefined> {
      const row = await db
        .selectFrom('broadcast')
        .selectAll()
        .where('broadcast_id', '=', id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        id,
        text: row.text,
        language: parseLanguage(row.language ?? undefined),
        state: toState(row.state),
        reached: row.reached,
      };
    },

    async waiting(id) {
      const { rows } = await sql<{ count: number | string }>`
        select count(*) as count from item where ${isOf(id)}`.execute(db);
      return Number(rows[0]?.count ?? 0);
    },

    async address(id, language) {
      await db
        .updateTable('broadcast')
        .set({ language: language ?? null })
        .where('broadcast_id', '=', id)
        .where('state', '=', 'draft')
        .execute();
    },

    async audience(language) {
      const { rows } = await sql<{ count: number | string }>`
        select count(*) as count from chat where ${isReader(language)}`.execute(db);
      return Number(rows[0]?.count ?? 0);
    },

    async test(id, chatId, now) {
      await db
        .transaction()
        .execute((tx) =>
          addItems(tx, [chatId], { kind: 'broadcast', ref: String(id), createdAt: now }),
        );
    },

    async start(id) {
      await db
        .updateTable('broadcast')
        .set({ state: 'sending' })
        .where('broadcast_id', '=', id)
        .where('state', '=', 'draft')
        .execute();
    },

    async stop(id) {
      await db.transaction().execute(async (tx) => {
        // First locks the row that a step of the fan-out holds: nothing is put in after this.
        await tx
          .updateTable('broadcast')
          .set({ state: 'stopped' })
          .where('broadcast_id', '=', id)
          .execute();
        // Items being written at this moment are done, and must not be waited for.
        const mine =
          dialect === 'postgres'
            ? sql`(chat_id, kind, ref) in (select chat_id, kind, ref from item where ${isOf(id)} for update skip locked)`
            : isOf(id);
        const taken = await sql`delete from item where ${mine}`.execute(tx);
        await sql`update broadcast set reached = reached - ${sql.lit(Number(taken.numAffectedRows ?? 0n))}
          where broadcast_id = ${id}`.execute(tx);
      });
    },

    fanOut: (now, limit) =>
      db.transaction().execute(async (tx) => {
        const next = tx
          .selectFrom('broadcast')
          .selectAll()
          .where('state', '=', 'sending')
          .orderBy('broadcast_id')
          .limit(1);
        const broadcast = await (
          dialect === 'postgres' ? next.forUpdate().skipLocked() : next
        ).executeTakeFirst();
        if (broadcast === undefined) return false;
        const { broadcast_id: id, cursor_chat: after } = broadcast;
        const language = parseLanguage(broadcast.language ?? undefined);
        const { rows } = await sql<{ chat_id: number }>`select chat_id from chat
          where chat_id > ${after} and ${isReader(language)} order by chat_id limit ${limit}`.execute(
          tx,
        );
        const chats = rows.map((row) => row.chat_id);
        await addItems(tx, chats, { kind: 'broadcast', ref: String(id), createdAt: now });
        await tx
          .updateTable('broadcast')
          .set({
            cursor_chat: chats.at(-1) ?? after,
            reached: broadcast.reached + chats.length,
            ...(chats.length < limit ? { state: 'queued' } : {}),
          })
          .where('broadcast_id', '=', id)
          .execute();
        return true;
      }),

    async prune(before) {
      await sql`delete from broadcast where created_at < ${before} and state <> 'sending'
        and not exists (select 1 from item
          where kind = 'broadcast' and ref = cast(broadcast.broadcast_id as text))`.execute(db);
    },
  };
}

/** The kind is a literal in the statement: otherwise SQLite would not use the partial index. */
function isOf(id: number): RawBuilder<unknown> {
  return sql`kind = 'broadcast' and ref = ${String(id)}`;
}

/** A forum gets it once: as a whole, or in its first topic if only topics are known. */
function isReader(language: Language | undefined): RawBuilder<unknown> {
  const isAddressed = language === undefined ? sql`1 = 1` : sql`chat.language = ${language}`;
  return sql`chat.standing = 'active' and chat.kind <> 'channel' and ${isAddressed}
    and (chat.home_id is null or not exists (select 1 from chat as other
      where other.chat_id = chat.home_id
      or (other.home_id = chat.home_id and other.chat_id < chat.chat_id)))`;
}

function toState(state: string): BroadcastState {
  return STATES.find((known) => known === state) ?? 'stopped';
}

const STATES: readonly BroadcastState[] = ['draft', 'sending', 'queued', 'stopped'];
