/** The end of a delivery, as one transaction sees it. */
import { sql, type Transaction } from 'kysely';
import type { Claim, Done } from '../domain/outbox.js';
import type { Dialect } from './dialect.js';
import type { Tables } from './tables.js';

type Tx = Transaction<Tables>;

/** Takes away what is done with and frees the chat; `false`: it was forgotten meanwhile, nothing is written. */
export async function settleClaim(
  tx: Tx,
  dialect: Dialect,
  claim: Claim,
  done: Done,
): Promise<boolean> {
  const { chatId, owner, leaseUntil } = claim;
  if (!(await isKnown(tx, dialect, chatId))) {
    await tx.deleteFrom('item').where('chat_id', '=', chatId).execute();
    await tx.deleteFrom('mailbox').where('chat_id', '=', chatId).execute();
    return false;
  }
  for (const { kind, ref } of done.items) {
    await tx
      .deleteFrom('item')
      .where('chat_id', '=', chatId)
      .where('kind', '=', kind)
      .where('ref', '=', ref)
      .execute();
  }
  for (const batchId of done.sent?.batchIds ?? []) {
    const messageId = done.sent?.messageId ?? 0;
    await tx
      .insertInto('sent')
      .values({ batch_id: batchId, chat_id: chatId, message_id: messageId })
      .onConflict((conflict) =>
        conflict.columns(['batch_id', 'chat_id']).doUpdateSet({ message_id: messageId }),
      )
      .execute();
  }
  if (done.digestedUpTo !== undefined) {
    await tx
      .updateTable('chat')
      .set({ digested_up_to: done.digestedUpTo })
      .where('chat_id', '=', chatId)
      .execute();
  }
  // Something may have come while we sent: the generation tells it even where its rows cannot be seen yet.
  const emptied = await sql`delete from mailbox where chat_id = ${chatId} and owner = ${owner}
    and lease_until = ${leaseUntil} and generation = ${claim.generation}
    and not exists (select 1 from item where item.chat_id = ${chatId} and item.kind <> 'late')`.execute(
    tx,
  );
  if ((emptied.numAffectedRows ?? 0n) > 0n) return true;
  const place = done.nextAt;
  await tx
    .updateTable('mailbox')
    .set({ owner: null, lease_until: null, due_at: place, place, attempt: 0 })
    .where('chat_id', '=', chatId)
    .where('owner', '=', owner)
    .where('lease_until', '=', leaseUntil)
    .execute();
  return true;
}

/** On PostgreSQL who wants to forget the chat waits until this transaction ends. */
async function isKnown(tx: Tx, dialect: Dialect, chatId: number): Promise<boolean> {
  const row = tx.selectFrom('chat').select('chat_id').where('chat_id', '=', chatId);
  const found = await (dialect === 'postgres' ? row.forKeyShare() : row).executeTakeFirst();
  return found !== undefined;
}
