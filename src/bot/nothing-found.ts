/** What a search says that found nothing: what is to blame, and what would find something. */
import type { SearchPage } from '../content/library.js';
import { unreadDates } from '../content/query-filters.js';
import { type FilteredQuery, formatQuery, removeFilter } from '../domain/search-filter.js';
import type { Message } from '../domain/message.js';
import { dayTitle } from '../views/dates.js';
import { type AnyTime, noneInTimeView, noResultsView } from '../views/search-view.js';
import type { Desk } from './bot-command.js';

/** The period where that alone is to blame, else the words. */
export async function nothingFound(
  query: string,
  parts: FilteredQuery,
  found: SearchPage,
  desk: Desk,
): Promise<Message> {
  const unread = unreadDates(query);
  const period = parts.filters.find(({ kind }) => kind === 'period');
  if (period === undefined || unread.length > 0) {
    const readable = unread.reduce((words, part) => words.replace(part, ' '), parts.words);
    const rest = formatQuery({ ...parts, words: readable.replace(/\s+/g, ' ').trim() });
    const relaxed = unread.length === 0 || rest === '' ? found.relaxed : rest;
    return noResultsView({ ...found, query, relaxed, unreadDates: unread }, desk.reader);
  }
  const anyTime = await findAnyTime(removeFilter(parts, period), desk);
  if (anyTime.stories === 0)
    return noResultsView({ ...found, query, unreadDates: unread }, desk.reader);
  return noneInTimeView({ words: parts.words, period, anyTime }, desk.reader);
}

async function findAnyTime(query: FilteredQuery, { library, reader }: Desk): Promise<AnyTime> {
  const typed = formatQuery(query);
  const years = await library.calendar('');
  const latest = await library.latest({ offset: 0, limit: 1 });
  const stories = typed === '' ? library.size().stories : (await library.facets(typed, [])).total;
  const [first, last] = [years[0]?.part, latest.stories[0]?.newest.day];
  const reach =
    first === undefined || last === undefined ? undefined : { first, last: dayTitle(last, reader) };
  return { query: typed, stories, reach };
}
