/** Row 4: three bots on one PostgreSQL plan the digests of a day, and one after another is killed. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreDatabase } from '../../../src/storage/open-database.js';
import { startPostgres } from './postgres-server.js';
import { addReaders, countItems, withDatabase } from './readers.js';
import { openStage, unreachableApi } from './stage.js';
import type { Verdict } from './verdict.js';

const NAMES = ['a', 'b', 'c'];
const LOOK_MS = 5;
const MINUTE_MS = 60_000;

/** All are due at once; nothing is sent, the Bot API is away. */
export async function killPlanning({
  kills,
  chats,
}: {
  readonly kills: number;
  readonly chats: number;
}): Promise<Verdict> {
  const postgres = await startPostgres();
  const stage = await openStage({
    ratePerSecond: 28,
    storeUrl: postgres.url,
    env: { ...(await unreachableApi()), TIMEZONE: 'UTC' },
  });
  try {
    const chatIds = Array.from({ length: chats }, (_, index) => index + 1);
    const minute = new Date().getUTCHours() * 60 + new Date().getUTCMinutes();
    const dueAt = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
    await addReaders(stage.store, chatIds, { follow: false, digest: { dueAt, minute } });
    const bots = await Promise.all(NAMES.map((name) => stage.start(name)));
    return await withDatabase(stage.store, async (database) => {
      let done = 0;
      for (let kill = 1; kill <= kills; kill += 1) {
        const goal = Math.min(chats, (kill * chats) / (kills + 2));
        while ((await planned(database)) < goal) await sleep(LOOK_MS);
        if ((await planned(database)) === chats) break;
        const victim = kill % NAMES.length;
        await bots[victim]?.end('SIGKILL');
        done = kill;
        bots[victim] = await stage.start(NAMES[victim]);
      }
      const resumedAt = Date.now();
      while ((await planned(database)) < chats) await sleep(LOOK_MS);
      const lastMs = Date.now() - resumedAt;
      await Promise.all(bots.map((bot) => bot.end('SIGTERM')));
      const { items: digests, twice } = await countItems(database);
      return {
        row: '4',
        what: 'kill -9 during planning, 3 bots, PostgreSQL',
        counts: `${done} kills, ${chats} digests`,
        lost: chats - digests,
        duplicates: twice,
        allowedDuplicates: 0,
        outOfOrder: 0,
        recoveryMs: lastMs,
        found: '',
        target: 'every digest planned once',
        isReached: done === kills,
      };
    });
  } finally {
    await stage.close();
    await postgres.stop();
  }
}

async function planned({ db }: StoreDatabase): Promise<number> {
  const { count } = await db
    .selectFrom('chat')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('last_period', 'is not', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
