/** What narrows a search down, as words that can be taken away and buttons that add one. */
import type { Tag } from '../domain/article.js';
import type { LocalDay } from '../domain/clock.js';
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import {
  addFilter,
  type FilteredQuery,
  formatFilter,
  formatQuery,
  removeFilter,
  type SearchFilter,
} from '../domain/search-filter.js';
import { backRows, packRows } from './buttons.js';
import { cleanText, clipText } from './clean-text.js';
import type { Reader } from './reader.js';
import type { Texts } from './texts.js';

const MAX_NAME_CHARS = 20;
const MAX_WORDS_CHARS = 60;
const MAX_TAGS = 6;
const MAX_YEARS = 9;

/** Since when: the last week, month and year. */
export type RecentPeriod = 'week' | 'month' | 'year';

/** How hits divide, and what narrows them down already. */
export type FilterPage = {
  readonly query: FilteredQuery;
  readonly total: number;
  readonly tags: readonly { readonly tag: Tag; readonly hits: number }[];
  readonly years: readonly { readonly year: string; readonly hits: number }[];
  readonly recent: readonly {
    readonly period: RecentPeriod;
    readonly since: LocalDay;
    readonly hits: number;
  }[];
  /** The way back from the search that it leads to. */
  readonly from: string | undefined;
};

/** A filter as a person reads it. */
export function filterText(filter: SearchFilter, texts: Texts): string {
  switch (filter.kind) {
    case 'tag':
      return `${filter.isExcluded === true ? '−' : ''}#${shown(filter.name)}`;
    case 'author':
    case 'category':
      return texts.plain(`buttons.${filter.kind}`, { name: shown(filter.name) });
    case 'newest':
      return texts.plain('filter.newest');
    case 'period': {
      const { from, to } = filter;
      if (from === to) return shown(from ?? '');
      if (to === undefined) return texts.plain('filter.since', { from: shown(from ?? '') });
      if (from === undefined) return texts.plain('filter.until', { to: shown(to) });
      return `${shown(from)} – ${shown(to)}`;
    }
  }
}

/** A line of all filters; empty: none. */
export function filtersLine(filters: readonly SearchFilter[], texts: Texts): string {
  return filters.map((filter) => filterText(filter, texts)).join(' · ');
}

/** The button from a list to its filters; none where there is nothing to narrow down. */
export function filterButton(
  query: string,
  total: number,
  from: string | undefined,
  { texts }: Reader,
): readonly Button[] {
  if (total < 2) return [];
  const command = formatCommand({ name: 'filter', args: query, from });
  return [{ label: texts.plain('buttons.filter'), command }];
}

/** One message, edited in place at each tap. */
export function filterView(page: FilterPage, reader: Reader): Message {
  const { texts } = reader;
  const { query, total } = page;
  const words = clipText(cleanText(query.words), MAX_WORDS_CHARS);
  const to = (label: string, next: FilteredQuery): Button => ({
    label,
    command: formatCommand({ name: 'filter', args: formatQuery(next), from: page.from }),
  });
  const removals = query.filters.map((filter) =>
    to(
      texts.plain('filter.remove', { name: filterText(filter, texts) }),
      removeFilter(query, filter),
    ),
  );
  const count = (name: string, hits: number) =>
    texts.plain('buttons.tagCount', { name, count: hits });
  const add = (filter: SearchFilter, name: string, hits: number) =>
    to(count(name, hits), addFilter(query, filter));
  const has = (filter: SearchFilter) =>
    query.filters.some((other) => formatFilter(other) === formatFilter(filter));
  const tags = page.tags
    .map(({ tag, hits }) => ({ filter: { kind: 'tag', name: tag.name } as const, hits }))
    .filter(({ filter, hits }) => hits > 0 && hits < total && !has(filter))
    .slice(0, MAX_TAGS)
    .map(({ filter, hits }) => add(filter, filterText(filter, texts), hits));
  const isDated = query.filters.some(({ kind }) => kind === 'period');
  const recent = isDated ? [] : page.recent;
  const periods = recent.flatMap(({ period, since, hits }) =>
    hits === 0 || hits === total
      ? []
      : [
          add(
            { kind: 'period', from: since, to: undefined },
            texts.plain(`filter.${period}`),
            hits,
          ),
        ],
  );
  const years = (isDated || page.years.length < 2 ? [] : page.years)
    .slice(0, MAX_YEARS)
    .map(({ year, hits }) => add({ kind: 'period', from: year, to: year }, year, hits));
  const newest: SearchFilter = { kind: 'newest' };
  const sort = has(newest)
    ? []
    : [to(texts.plain('buttons.newestFirst'), addFilter(query, newest))];
  const result: Button = {
    label: texts.plain('filter.show', { count: total }),
    command: formatCommand({ name: 'search', args: formatQuery(query), from: page.from }),
  };
  const key = words === '' ? 'filter.headingAll' : 'filter.heading';
  return {
    html: texts.html(key, { query: words, count: total }),
    buttons: [
      ...packRows(removals),
      ...packRows(tags),
      ...packRows([...periods, ...years]),
      ...(total > 1 && query.words !== '' ? [sort].filter((row) => row.length > 0) : []),
      [result],
      ...backRows(page.from, texts),
    ],
    previewUrl: undefined,
  };
}

function shown(name: string): string {
  return clipText(cleanText(name), MAX_NAME_CHARS);
}
