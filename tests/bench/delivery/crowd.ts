/** Many chats that follow topics, put into a store at once. */
import type { StoreDatabase } from '../../../src/storage/open-database.js';

/** How many topics there are; the n-th is followed about 1/n as often as the first. */
export const TOPICS = 2_000;
/** Drawn one by one: a chat may draw the same one twice. */
export const TOPICS_A_CHAT = 3;

const ROWS_A_STATEMENT = 2_000;

/** The chats are numbered from 1; one in 2,000 follows fewer than three topics. */
export async function addCrowd(
  { db }: Pick<StoreDatabase, 'db'>,
  chats: number,
  now: number,
): Promise<void> {
  await db
    .insertInto('term')
    .values(listOf(TOPICS, (id) => ({ kind: 'tag', key: `t${id}` })))
    .execute();
  for (let at = 0; at < chats; at += ROWS_A_STATEMENT) {
    const ids = listOf(Math.min(ROWS_A_STATEMENT, chats - at), (id) => at + id + 1);
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('chat')
        .values(ids.map((id) => chatRow(id, now)))
        .execute();
      const subs = ids.flatMap((id) =>
        [...new Set(listOf(TOPICS_A_CHAT, (place) => zipf(id * TOPICS_A_CHAT + place)))].map(
          (termId) => ({ term_id: termId, chat_id: id, since: 0, in_digest: 0, label: 't' }),
        ),
      );
      await tx.insertInto('sub').values(subs).execute();
    });
  }
}

/** The values that `make` gives for 0, 1, 2 and so on. */
export function listOf<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Topic numbers from 1, the n-th about 1/n as often as the first. */
function zipf(seed: number): number {
  const random = ((Math.imul(seed, 0x9e3779b1) >>> 0) + 0.5) / 2 ** 32;
  return Math.min(TOPICS, Math.floor(TOPICS ** random));
}

function chatRow(id: number, now: number) {
  return {
    chat_id: id,
    kind: 'private',
    standing: 'active',
    standing_at: now,
    digested_up_to: now,
  };
}
