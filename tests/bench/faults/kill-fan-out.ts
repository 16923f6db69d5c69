/** Row 3: the bot is killed again and again while a batch goes into the mailboxes. */
import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreDatabase } from '../../../src/storage/open-database.js';
import { addReaders, countItems, withDatabase } from './readers.js';
import { openStage, unreachableApi } from './stage.js';
import type { Verdict } from './verdict.js';

const LOOK_MS = 3;

/** The Bot API is away, so that nothing leaves the mailboxes. */
export async function killFanOut({
  kills,
  readers,
}: {
  readonly kills: number;
  readonly readers: number;
}): Promise<Verdict> {
  const stage = await openStage({ ratePerSecond: 28, env: await unreachableApi() });
  try {
    const chatIds = Array.from({ length: readers }, (_, index) => index + 1);
    await addReaders(stage.store, chatIds);
    let bot = await stage.start();
    await bot.says(/will not be announced/);
    stage.write(1);
    return await withDatabase(stage.store, async (database) => {
      let done = 0;
      for (let kill = 1; kill <= kills; kill += 1) {
        const goal = (await furthest(database)) + readers / (kills + 2);
        while ((await furthest(database)) < goal && !(await isDone(database))) await sleep(LOOK_MS);
        if (await isDone(database)) break;
        await bot.end('SIGKILL');
        done = kill;
        bot = await stage.start();
      }
      const resumedAt = Date.now();
      while (!(await isDone(database))) await sleep(LOOK_MS);
      const lastMs = Date.now() - resumedAt;
      await bot.end('SIGTERM');
      const { items, twice } = await countItems(database);
      const integrity = await integrityOf(database);
      return {
        row: '3',
        what: 'kill -9 during fan-out, SQLite',
        counts: `${done} kills, ${readers} chats`,
        lost: readers - items,
        duplicates: twice,
        allowedDuplicates: 0,
        outOfOrder: 0,
        recoveryMs: lastMs,
        found: `integrity ${integrity}`,
        target: 'rows lost 0, duplicate 0',
        isReached: done === kills && integrity === 'ok',
      };
    });
  } finally {
    await stage.close();
  }
}

async function furthest({ db }: StoreDatabase): Promise<number> {
  const row = await db
    .selectFrom('item')
    .select((item) => item.fn.max('chat_id').as('last'))
    .executeTakeFirst();
  return row?.last ?? 0;
}

async function isDone({ db }: StoreDatabase): Promise<boolean> {
  const row = await db
    .selectFrom('batch')
    .select('batch_id')
    .where('state', '=', 'done')
    .executeTakeFirst();
  return row !== undefined;
}

async function integrityOf({ db }: StoreDatabase): Promise<string> {
  const check = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  return check.rows[0]?.integrity_check ?? '';
}
