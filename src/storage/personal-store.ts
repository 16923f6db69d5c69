/** Everything about one chat, to be shown or deleted. */
import { type Kysely, sql } from 'kysely';
import type { PersonalRecords, PersonalStore } from '../domain/personal-store.js';
import type { ScratchStore } from '../domain/scratch-store.js';
import type { Tables } from './tables.js';
import { dropUnusedTerms } from './term-rows.js';
import type { Dialect } from './dialect.js';

type Row = Readonly<Record<string, string | number | null>>;

/**
 * Tables with rows that belong to one chat; a waiting update is deleted once it is answered. The
 * chat comes first: a delivery that ends at the same moment either finishes before or finds the
 * chat gone.
 */
const TABLES = ['chat', 'sub', 'item', 'mailbox', 'sent', 'dead', 'feedback', 'progress'] as const;

/** In the database and in the scratch store beside it. */
export function createPersonalStore(
  db: Kysely<Tables>,
  dialect: Dialect,
  scratch: ScratchStore,
): PersonalStore {
  return {
    async records(id) {
      const ids = await idsOf(db, id);
      const list = sql.join(ids);
      const read = async (query: ReturnType<typeof sql<Row>>) => (await query.execute(db)).rows;
      const records: PersonalRecords = {
        chats: await read(sql<Row>`select * from chat where chat_id in (${list})`),
        subscriptions: await read(sql<Row>`
          select sub.chat_id, term.kind, term.key, sub.label, sub.since, sub.in_digest
          from sub join term on term.term_id = sub.term_id where sub.chat_id in (${list})`),
        waiting: await read(sql<Row>`select * from item where chat_id in (${list})`),
        mailbox: await read(sql<Row>`select * from mailbox where chat_id in (${list})`),
        sent: await read(sql<Row>`select * from sent where chat_id in (${list})`),
        undelivered: await read(sql<Row>`select * from dead where chat_id in (${list})`),
        progress: await read(sql<Row>`select * from progress where chat_id in (${list})`),
        opinions: await read(sql<Row>`select * from feedback where chat_id in (${list})`),
      };
      return records;
    },

    async forget(id) {
      const ids = await idsOf(db, id);
      await db.transaction().execute(async (tx) => {
        // In the order in which deliveries lock them.
        if (dialect === 'postgres')
          await sql`select 1 from chat where chat_id in (${sql.join(ids)}) order by chat_id for update`.execute(
            tx,
          );
        for (const table of TABLES)
          await sql`delete from ${sql.table(table)} where chat_id in (${sql.join(ids)})`.execute(
            tx,
          );
        await tx
          .updateTable('chat')
          .set({ acts_for: null, acts_as: null })
          .where('acts_for', 'in', ids)
          .execute();
        // A search that only this chat followed consists of its own words.
        await dropUnusedTerms(tx, dialect);
      });
      for (const one of ids) await scratch.remove(`undo:${one}`);
    },
  };
}

/** The chat and its forum topics. */
async function idsOf(db: Kysely<Tables>, id: number): Promise<readonly number[]> {
  const topics = await db.selectFrom('chat').select('chat_id').where('home_id', '=', id).execute();
  return [id, ...topics.map((row) => row.chat_id)];
}
