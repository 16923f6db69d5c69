/** Ends deliveries within one transaction. */
import type { Kysely } from 'kysely';
import type { Ended } from '../domain/outbox.js';
import type { Dialect } from './dialect.js';
import { settleOnPostgres } from './settle-on-postgres.js';
import { settleOnSqlite } from './settle-on-sqlite.js';
import type { Tables } from './tables.js';

/**
 * Deletes the finished items and frees the chats, each of which may occur once. Returns the chats
 * that still exist: nothing is written for one that was forgotten meanwhile. On SQLite `db` must be
 * a transaction.
 */
export async function settleClaims(
  db: Kysely<Tables>,
  dialect: Dialect,
  ended: readonly Ended[],
): Promise<ReadonlySet<number>> {
  if (ended.length === 0) return new Set();
  const settle = dialect === 'postgres' ? settleOnPostgres : settleOnSqlite;
  const known = new Set(await settle(db, ended));
  const forgotten = ended.map(({ claim }) => claim.chatId).filter((id) => !known.has(id));
  if (forgotten.length > 0) {
    await db.deleteFrom('item').where('chat_id', 'in', forgotten).execute();
    await db.deleteFrom('mailbox').where('chat_id', 'in', forgotten).execute();
  }
  return known;
}
