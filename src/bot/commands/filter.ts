/** `/filter QUERY`: ways to narrow a search down; a button on results, topics and names. */
import { readFilters, unreadDates } from '../../content/query-filters.js';
import { formatQuery } from '../../domain/search-filter.js';
import { addDays, localDay } from '../../domain/zone-time.js';
import { filterView, type RecentPeriod } from '../../views/filter-view.js';
import { noResultsView } from '../../views/search-view.js';
import type { BotCommand } from '../bot-command.js';
import { searchCommand } from './search.js';

const PERIODS: readonly { readonly period: RecentPeriod; readonly days: number }[] = [
  { period: 'week', days: 7 },
  { period: 'month', days: 30 },
  { period: 'year', days: 365 },
];

/** Shows the filters; without a query, how to search. */
export const filterCommand: BotCommand = {
  name: 'filter',
  otherNames: ['filters', '篩選', '筛选'],
  inMenu: false,

  async answer(request, desk) {
    const { command } = request;
    const { library, reader } = desk;
    const query = readFilters(command.args);
    const text = formatQuery(query);
    if (text === '')
      return searchCommand.answer({ ...request, command: { ...command, args: '' } }, desk);
    const today = localDay(reader.now, reader.timeZone);
    const since = PERIODS.map(({ days }) => addDays(today, -days));
    const found = await library.facets(text, since);
    if (found.total === 0 && query.filters.length === 0) {
      const nothing = { query: text, relaxed: undefined, nearTags: [] };
      return { message: noResultsView({ ...nothing, unreadDates: unreadDates(text) }, reader) };
    }
    const recent = PERIODS.map(({ period }, index) => ({
      period,
      since: since[index] ?? today,
      hits: found.since[index] ?? 0,
    }));
    return { message: filterView({ ...found, query, recent, from: command.from }, reader) };
  },
};
