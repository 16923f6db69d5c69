/** Days and searches that found nothing, both limited in number. */
import { type Kysely, sql } from 'kysely';
import type { Daybook } from '../domain/daybook.js';
import type { Tables } from './tables.js';

const KEPT_DAYS = 400;
const KEPT_SEARCHES = 1_000;

/** The daybook in the database. */
export function createDaybook(db: Kysely<Tables>): Daybook {
  return {
    async write({ day, chats, sent, searches }, missed) {
      await db.transaction().execute(async (tx) => {
        await sql`insert into day_numbers (day, chats, sent, searches)
          values (${day}, ${chats}, ${sent}, ${searches})
          on conflict (day) do update set chats = excluded.chats, sent = excluded.sent,
            searches = day_numbers.searches + excluded.searches`.execute(tx);
        // Sorted by query, so that two processes never deadlock.
        for (const [query, times] of [...missed].sort(([one], [other]) => (one < other ? -1 : 1)))
          await sql`insert into missed_search (query, times, last_day)
            values (${query}, ${times}, ${day}) on conflict (query) do update
            set times = missed_search.times + excluded.times, last_day = excluded.last_day`.execute(
            tx,
          );
        await sql`delete from day_numbers where day not in
          (select day from day_numbers order by day desc limit ${KEPT_DAYS})`.execute(tx);
        await sql`delete from missed_search where query not in (select query from missed_search
          order by last_day desc, times desc, query limit ${KEPT_SEARCHES})`.execute(tx);
      });
    },

    since: (day) =>
      db.selectFrom('day_numbers').selectAll().where('day', '>=', day).orderBy('day').execute(),

    missed: (limit) =>
      db
        .selectFrom('missed_search')
        .select(['query', 'times'])
        .orderBy('times', 'desc')
        .orderBy('query')
        .limit(limit)
        .execute(),
  };
}
