/** Readers who follow everything, put into the store many at a time. */
import { mkdirSync } from 'node:fs';
import { chunks } from '../../../src/storage/chunks.js';
import { openDatabase, type StoreDatabase } from '../../../src/storage/open-database.js';

const ROWS_A_STATEMENT = 1_000;

/** What all the readers have in common. */
export type ReaderOptions = {
  /** IANA names, dealt out in turn; left out: the newsroom's. */
  readonly zones?: readonly string[];
  /** When the next daily digest is due and at which minute of the day; left out: none. */
  readonly digest?: { readonly dueAt: number; readonly minute: number };
  /** Whether they follow anything; default true. */
  readonly follow?: boolean;
  readonly kind?: 'private' | 'group';
};

/** Where a store is. */
export type StorePlace = { readonly url: string; readonly dataFolder: string };

/** Makes the store if it is not there. What is in the content folder counts as told from `now` on. */
export async function addReaders(
  place: StorePlace,
  chatIds: readonly number[],
  options: ReaderOptions = {},
): Promise<void> {
  mkdirSync(place.dataFolder, { recursive: true });
  await withDatabase(place, async ({ db }) => {
    const now = Date.now();
    const { zones = [], digest, follow = true, kind = 'private' } = options;
    await db
      .insertInto('term')
      .values({ kind: 'everything', key: '' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const { term_id: termId } = await db
      .selectFrom('term')
      .select('term_id')
      .where('kind', '=', 'everything')
      .executeTakeFirstOrThrow();
    for (const some of chunks(chatIds, ROWS_A_STATEMENT)) {
      await db.transaction().execute(async (tx) => {
        const chats = some.map((chatId) => ({
          chat_id: chatId,
          kind,
          language: 'en',
          standing: 'active',
          standing_at: now,
          time_zone: zones[Math.abs(chatId) % Math.max(1, zones.length)] ?? null,
          digest_minute: digest?.minute ?? null,
          next_digest_at: digest?.dueAt ?? null,
          digested_up_to: now,
        }));
        await tx.insertInto('chat').values(chats).execute();
        if (!follow) return;
        const subs = some.map((chatId) => ({
          term_id: termId,
          chat_id: chatId,
          since: 0,
          in_digest: 0,
          label: 'everything',
        }));
        await tx.insertInto('sub').values(subs).execute();
      });
    }
  });
}

/** Opens the store beside whoever uses it, for as long as the work takes. */
export async function withDatabase<T>(
  { url, dataFolder }: StorePlace,
  work: (database: StoreDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(url, dataFolder);
  try {
    return await work(database);
  } finally {
    await database.db.destroy();
  }
}

/** What is in mailboxes. A chat that was reached twice has a mailbox of the second generation. */
export async function countItems({
  db,
}: StoreDatabase): Promise<{ readonly items: number; readonly twice: number }> {
  const items = await db
    .selectFrom('item')
    .innerJoin('mailbox', 'mailbox.chat_id', 'item.chat_id')
    .select((row) => row.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const twice = await db
    .selectFrom('mailbox')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('generation', '>', 1)
    .executeTakeFirstOrThrow();
  return { items: Number(items.count), twice: Number(twice.count) };
}
