/** What was lost, one by one, and what the store still knows of it. */
import type { Kysely } from 'kysely';
import { connectDatabase } from '../../../src/storage/open-database.js';
import type { Tables } from '../../../src/storage/tables.js';
import type { Untold } from './tally.js';

/** Nobody reads more of them; the first tell as much as all. */
const MAX_NAMED = 8;

/** A few words for each update that nobody answered and each story that a chat was not told. */
export async function describeLosses(
  url: string,
  updateIds: readonly number[],
  alerts: readonly Untold[],
): Promise<readonly string[]> {
  if (updateIds.length + alerts.length === 0) return [];
  const { db } = connectDatabase(url, { folder: '', file: '', connections: 1 });
  try {
    const words: string[] = [];
    for (const updateId of updateIds.slice(0, MAX_NAMED))
      words.push(`update ${updateId}: ${await wordOfUpdate(db, updateId)}`);
    for (const { chatId, story } of alerts.slice(0, MAX_NAMED))
      words.push(`story ${story} for chat ${chatId}: ${await wordOfChat(db, chatId)}`);
    if (alerts.length > 0) words.push(await wordOfBatches(db));
    return words;
  } finally {
    await db.destroy();
  }
}

async function wordOfUpdate(db: Kysely<Tables>, updateId: number): Promise<string> {
  const row = await db
    .selectFrom('inbox')
    .selectAll()
    .where('update_id', '=', updateId)
    .executeTakeFirst();
  if (row === undefined) return 'not in the inbox';
  if (row.chat_id === null) return 'handled';
  const first = await db
    .selectFrom('inbox')
    .select(['update_id', 'owner'])
    .where('chat_id', '=', row.chat_id)
    .orderBy('update_id')
    .executeTakeFirst();
  const lease = row.lease_until === null ? '' : `, lease ${until(row.lease_until)}`;
  const hand = row.owner === null ? 'waits' : `in hand of ${row.owner.slice(0, 8)}${lease}`;
  const behind = first?.update_id === updateId ? '' : `, behind ${first?.update_id}`;
  return `${hand}${behind}, attempt ${row.attempt}, chat ${row.chat_id}`;
}

async function wordOfChat(db: Kysely<Tables>, chatId: number): Promise<string> {
  const box = await db
    .selectFrom('mailbox')
    .selectAll()
    .where('chat_id', '=', chatId)
    .executeTakeFirst();
  const items = await db.selectFrom('item').selectAll().where('chat_id', '=', chatId).execute();
  const sent = await db.selectFrom('sent').selectAll().where('chat_id', '=', chatId).execute();
  const dead = await db.selectFrom('dead').selectAll().where('chat_id', '=', chatId).execute();
  const hand = box?.owner === null ? 'nobody' : box?.owner.slice(0, 8);
  return [
    box === undefined
      ? 'no mailbox'
      : `mailbox due ${until(box.due_at)}, attempt ${box.attempt}, in hand of ${hand}`,
    `items ${items.map(({ kind, ref }) => `${kind} ${ref}`).join(' ') || 'none'}`,
    `sent of batches ${sent.map((row) => row.batch_id).join(' ') || 'none'}`,
    ...dead.map(({ ref, reason }) => `dead ${ref} "${reason}"`),
  ].join(', ');
}

async function wordOfBatches(db: Kysely<Tables>): Promise<string> {
  const batches = await db.selectFrom('batch').selectAll().orderBy('batch_id').execute();
  return batches
    .map(
      ({ batch_id: id, kind, state, cursor_chat: at }) => `batch ${id} ${kind} ${state} at ${at}`,
    )
    .join(', ');
}

function until(instant: number): string {
  return `${Math.round((instant - Date.now()) / 1_000)} s from now`;
}
