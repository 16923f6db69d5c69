/** The row that every sender takes its places from. */
import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { Outbox } from '../domain/outbox.js';
import { type Pace, slowDown, takePlaces } from '../domain/pace.js';
import type { Dialect } from './dialect.js';
import type { Tables } from './tables.js';

/** The global pace over the database. */
export function createPaceStore(
  db: Kysely<Tables>,
  dialect: Dialect,
): Pick<Outbox, 'reserve' | 'pause'> {
  return {
    reserve: (count, now, mostPerSecond) =>
      db.transaction().execute(async (tx) => {
        const pace = await loadPace(tx, dialect, now, mostPerSecond);
        const taken = takePlaces(pace, count, now, mostPerSecond);
        await savePace(tx, taken.pace);
        return { from: taken.from, perSecond: taken.pace.perSecond };
      }),

    async pause(until, now, mostPerSecond) {
      await db.transaction().execute(async (tx) => {
        const pace = await loadPace(tx, dialect, now, mostPerSecond);
        await savePace(tx, slowDown(pace, until, now, mostPerSecond));
      });
    },
  };
}

async function loadPace(
  tx: Transaction<Tables>,
  dialect: Dialect,
  now: Instant,
  mostPerSecond: number,
): Promise<Pace> {
  await tx
    .insertInto('pace')
    .values({ name: 'all', free_at: now, per_second: mostPerSecond, changed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = tx.selectFrom('pace').selectAll().where('name', '=', 'all');
  const { free_at, per_second, changed_at } = await (
    dialect === 'postgres' ? row.forUpdate() : row
  ).executeTakeFirstOrThrow();
  return { freeAt: free_at, perSecond: per_second, changedAt: changed_at };
}

async function savePace(
  tx: Transaction<Tables>,
  { freeAt, perSecond, changedAt }: Pace,
): Promise<void> {
  await tx
    .updateTable('pace')
    .set({ free_at: freeAt, per_second: perSecond, changed_at: changedAt })
    .where('name', '=', 'all')
    .execute();
}
