/** What bots have in hand, as the store knows it: only that may come twice when one of them is killed. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase } from '../../../src/storage/open-database.js';

/** Numbers of chats that are being told something, and of updates that are being answered. */
export type Held = { readonly chatIds: readonly number[]; readonly updateIds: readonly number[] };

/** Looks into the store beside the bots. */
export type HeldRows = {
  /** Waits for a database that is away. */
  read(): Promise<Held>;
  close(): Promise<void>;
};

const AGAIN_MS = 50;

/** Looks from a connection of its own. */
export function watchHeldRows(url: string): HeldRows {
  const { db } = connectDatabase(url, { folder: '', file: '', connections: 1 });
  const look = async (): Promise<Held> => {
    const boxes = await db
      .selectFrom('mailbox')
      .select('chat_id')
      .where('owner', 'is not', null)
      .execute();
    const updates = await db
      .selectFrom('inbox')
      .select('update_id')
      .where('owner', 'is not', null)
      .execute();
    return {
      chatIds: boxes.map((row) => row.chat_id),
      updateIds: updates.map((row) => row.update_id),
    };
  };
  return {
    async read() {
      for (;;) {
        try {
          return await look();
        } catch {
          // The database was killed too; what was in hand is in its files.
          await sleep(AGAIN_MS);
        }
      }
    },
    close: () => db.destroy(),
  };
}
