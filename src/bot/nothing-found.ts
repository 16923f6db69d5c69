/**
 * The answer to a search that found nothing: which part is to blame, and what would find something.
 */
import type { SearchPage } from '../content/library.js';
import { unreadDates } from '../content/query-filters.js';
import { createCommand } from '../domain/command.js';
import { type FilteredQuery, formatQuery, removeFilter } from '../domain/search-filter.js';
import { dayTitle } from '../views/dates.js';
import {
  type AnyTime,
  howToSearchView,
  noneInTimeView,
  noResultsView,
} from '../views/search-view.js';
import { nearTagsView } from '../views/tags-view.js';
import type { Desk } from './bot-command.js';
import { exampleQuery } from './example-query.js';
import type { Reply } from './request.js';

/** Blames the period if that alone is the reason, otherwise the words. */
export async function nothingFound(
  search: {
    readonly query: string;
    readonly parts: FilteredQuery;
    readonly found: SearchPage;
  },
  desk: Desk,
): Promise<Reply> {
  const { query, parts, found } = search;
  const { library, reader } = desk;
  const reading = await library.readTopic(query);
  if (reading.kind === 'unknown-tag')
    return { message: nearTagsView(reading.name, reading.near, reader) };
  if (reading.kind === 'nothing')
    return reading.asksForNewest === true
      ? desk.open(createCommand('latest'))
      : { message: howToSearchView(await exampleQuery(desk), reader) };
  const unread = unreadDates(query);
  const period = parts.filters.find(({ kind }) => kind === 'period');
  if (period === undefined || unread.length > 0) {
    const readable = unread.reduce((words, part) => words.replace(part, ' '), parts.words);
    const rest = formatQuery({ ...parts, words: readable.replace(/\s+/g, ' ').trim() });
    const relaxed = unread.length === 0 || rest === '' ? found.relaxed : rest;
    return { message: noResultsView({ ...found, query, relaxed, unreadDates: unread }, reader) };
  }
  const anyTime = await findAnyTime(removeFilter(parts, period), desk);
  if (anyTime.stories === 0)
    return { message: noResultsView({ ...found, query, unreadDates: unread }, reader) };
  return { message: noneInTimeView({ words: parts.words, period, anyTime }, reader) };
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
