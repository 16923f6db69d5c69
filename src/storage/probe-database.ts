/** Asks a database whether it answers, and changes nothing in it. */
import { sql } from 'kysely';
import { connectDatabase } from './open-database.js';

const WAIT_MS = 5_000;

/** Rejects when the database of a `STORE_URL` or `KEYV_URL` that is no Redis cannot be reached or read. */
export async function probeDatabase(url: string, dataFolder: string): Promise<void> {
  const { db } = connectDatabase(url, {
    folder: dataFolder,
    file: 'store.db',
    connections: 1,
    connectMs: WAIT_MS,
  });
  try {
    await sql`select 1`.execute(db);
  } finally {
    await db.destroy();
  }
}
