/** Words with a date may mean the stories of that time. */
import { addFilter, type FilteredQuery, formatQuery } from '../domain/search-filter.js';
import type { Button } from '../domain/message.js';
import { dateButton, inTimeButton } from '../views/calendar-view.js';
import type { Desk } from './bot-command.js';
import { dateWithin } from './date-within.js';

/**
 * If the words contain a date, a button to what the other words find in that time, and one to its
 * day in the calendar, or to its month if that day has no stories.
 */
export async function dateButtons(
  query: FilteredQuery,
  here: string,
  desk: Pick<Desk, 'library' | 'reader'>,
): Promise<readonly Button[]> {
  const found = dateWithin(query.words);
  if (found === undefined) return [];
  const { date, rest } = found;
  const inTime =
    rest === '' ? [] : await inTimeButtons({ ...query, words: rest }, { date, here }, desk);
  // Beside other words a year is no wish to see all of it.
  const dates = rest !== '' && date.length === 'YYYY'.length ? [] : [date, date.slice(0, 7)];
  for (const one of new Set(dates)) {
    if (await hasStories(one, desk.library)) return [...inTime, dateButton(one, here, desk.reader)];
  }
  return inTime;
}

async function inTimeButtons(
  query: FilteredQuery,
  { date, here }: { readonly date: string; readonly here: string },
  { library, reader }: Pick<Desk, 'library' | 'reader'>,
): Promise<readonly Button[]> {
  if (query.filters.some(({ kind }) => kind === 'period')) return [];
  const typed = formatQuery(addFilter(query, { kind: 'period', from: date, to: date }));
  const { wholeTotal } = await library.search(typed, { offset: 0, limit: 1 });
  if (wholeTotal === 0) return [];
  const shown = { words: query.words, date, stories: wholeTotal };
  return [inTimeButton(shown, { query: typed, from: here }, reader)];
}

async function hasStories(part: string, library: Desk['library']): Promise<boolean> {
  if (part.length < 'YYYY-MM-DD'.length) return (await library.calendar(part)).length > 0;
  return (await library.byDays(part, part, { offset: 0, limit: 1 })).total > 0;
}
