/** How many stories each year, month and day has. */
import type { LocalDay } from '../domain/clock.js';
import type { IndexDatabase } from './index-database.js';

/** A year `2019`, a month `2019-06` or a day `2019-06-12`. */
export type CalendarPart = { readonly part: string; readonly stories: number };

/** A range of days, both ends included. */
type Days = { readonly first: LocalDay; readonly last: LocalDay };

/** Counts and finds stories by day. */
export type Calendar = {
  /**
   * The years of everything, the months of a year `2019`, the days of a month `2019-06`: in order,
   * without empty ones.
   */
  parts(within: string): readonly CalendarPart[];
  /** Rows of the stories dated within these days, newest first. */
  stories(days: Days, page: { readonly offset: number; readonly limit: number }): readonly number[];
  count(days: Days): number;
};

/** Prepares its statements on an open index. */
export function createCalendar(database: IndexDatabase): Calendar {
  const select = database.prepare<[number, string, string], CalendarPart>(
    `SELECT substr(day, 1, ?) AS part, count(*) AS stories FROM story
     WHERE day BETWEEN ? AND ? AND newest IS NOT NULL GROUP BY part ORDER BY part`,
  );
  const rows = database.prepare<[string, string, number, number], { row_id: number }>(
    `SELECT row_id FROM story WHERE day BETWEEN ? AND ? AND newest IS NOT NULL
     ORDER BY sort_at DESC, row_id DESC LIMIT ? OFFSET ?`,
  );
  const count = database.prepare<[string, string], { stories: number }>(
    'SELECT count(*) AS stories FROM story WHERE day BETWEEN ? AND ? AND newest IS NOT NULL',
  );
  return {
    parts(within) {
      // Prefix of `YYYY-MM-DD`: a year has four characters, a month seven, a day ten.
      const chars = within === '' ? 4 : within.length + 3;
      return select.all(chars, within, `${within}~`);
    },
    stories: ({ first, last }, { offset, limit }) =>
      rows.all(first, last, limit, offset).map(({ row_id: row }) => row),
    count: ({ first, last }) => count.get(first, last)?.stories ?? 0,
  };
}
