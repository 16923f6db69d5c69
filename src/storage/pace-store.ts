/** The row in which every sender reserves its places. */
import type { Kysely } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { Outbox } from '../domain/outbox.js';
import { type Pace, slowDown, takePlaces } from '../domain/pace.js';
import type { Tables } from './tables.js';

/** The global pace in the database. */
export function createPaceStore(db: Kysely<Tables>): Pick<Outbox, 'reserve' | 'pause'> {
  /** As this process last wrote it, which is mostly still current. */
  let last: Pace | undefined;

  return {
    async reserve(count, now, mostPerSecond) {
      const take = (pace: Pace) => takePlaces(pace, count, now, mostPerSecond);
      const before = await change((pace) => take(pace).pace, now, mostPerSecond);
      const { from, pace } = take(before);
      return { from, perSecond: pace.perSecond };
    },

    async pause(until, now, mostPerSecond) {
      await change((pace) => slowDown(pace, until, now, mostPerSecond), now, mostPerSecond);
    },
  };

  /**
   * Returns the changed pace. If another process has changed it meanwhile, applies the change to
   * theirs.
   */
  async function change(
    rule: (pace: Pace) => Pace,
    now: Instant,
    mostPerSecond: number,
  ): Promise<Pace> {
    for (;;) {
      const before = last ?? (await loadPace(db, now, mostPerSecond));
      // Until this is written, other calls read the current row.
      last = undefined;
      const after = rule(before);
      if (!(await replacePace(db, before, after))) continue;
      last = after;
      return before;
    }
  }
}

async function loadPace(db: Kysely<Tables>, now: Instant, mostPerSecond: number): Promise<Pace> {
  const row = db.selectFrom('pace').selectAll().where('name', '=', 'all');
  let found = await row.executeTakeFirst();
  if (found === undefined) {
    await db
      .insertInto('pace')
      .values({ name: 'all', free_at: now, per_second: mostPerSecond, changed_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    found = await row.executeTakeFirstOrThrow();
  }
  return { freeAt: found.free_at, perSecond: found.per_second, changedAt: found.changed_at };
}

/** `false`: it has been changed since. */
async function replacePace(db: Kysely<Tables>, before: Pace, after: Pace): Promise<boolean> {
  const [result] = await db
    .updateTable('pace')
    .set({ free_at: after.freeAt, per_second: after.perSecond, changed_at: after.changedAt })
    .where('name', '=', 'all')
    .where('free_at', '=', before.freeAt)
    .where('per_second', '=', before.perSecond)
    .where('changed_at', '=', before.changedAt)
    .execute();
  return (result?.numUpdatedRows ?? 0n) > 0n;
}
