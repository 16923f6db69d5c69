/** The row that every sender takes its places from. */
import type { Kysely } from 'kysely';
import type { Instant } from '../domain/clock.js';
import type { Outbox } from '../domain/outbox.js';
import { type Pace, slowDown, takePlaces } from '../domain/pace.js';
import type { Tables } from './tables.js';

/** The global pace over the database. */
export function createPaceStore(db: Kysely<Tables>): Pick<Outbox, 'reserve' | 'pause'> {
  /** As this process wrote it last: mostly that is how it still is. */
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

  /** Returns the pace that was changed. Where another process changed it meanwhile, theirs is changed. */
  async function change(
    rule: (pace: Pace) => Pace,
    now: Instant,
    mostPerSecond: number,
  ): Promise<Pace> {
    for (;;) {
      const before = last ?? (await loadPace(db, now, mostPerSecond));
      // Whoever comes while this is written reads what there is then.
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

/** `false`: it is no longer as it was. */
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
