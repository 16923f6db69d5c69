/** The filters of a search: words that can be removed, and buttons that add one. */
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
import { tagNameFor } from './tag-name.js';
import type { Texts } from './texts.js';

const MAX_NAME_CHARS = 20;
const MAX_WORDS_CHARS = 60;
const MAX_TAGS = 6;
const MAX_YEARS = 9;

/** A period up to now. */
export type RecentPeriod = 'week' | 'month' | 'year';

/** How hits are distributed, and by what they are already filtered. */
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

/** A filter in words for a person. */
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

/** A line with all filters; empty: none. */
export function filtersLine(filters: readonly SearchFilter[], texts: Texts): string {
  return filters.map((filter) => filterText(filter, texts)).join(' · ');
}

/** The button from a list to its filters; absent when there is nothing to filter. */
export function filterButton(
  list: { readonly query: string; readonly total: number; readonly from: string | undefined },
  { texts }: Reader,
): readonly Button[] {
  const { query, total, from } = list;
  if (total < 2) return [];
  const command = formatCommand({ name: 'filter', args: query, from });
  return [{ label: texts.plain('buttons.filter'), command }];
}

/** One message, edited in place at each tap. */
export function filterView(page: FilterPage, { texts }: Reader): Message {
  const { query, total } = page;
  const words = clipText(cleanText(query.words), MAX_WORDS_CHARS);
  const result: Button = {
    label: texts.plain('filter.show', { count: total }),
    command: formatCommand({ name: 'search', args: formatQuery(query), from: page.from }),
  };
  return {
    html: texts.html(words === '' ? 'filter.headingAll' : 'filter.heading', {
      query: words,
      count: total,
    }),
    buttons: [
      ...packRows(removals(page, texts)),
      ...packRows(tagButtons(page, texts)),
      ...packRows(periodButtons(page, texts)),
      ...sortRows(page, texts),
      [result],
      ...backRows(page.from, texts),
    ],
    previewUrl: undefined,
  };
}

function removals(page: FilterPage, texts: Texts): readonly Button[] {
  const { query } = page;
  return query.filters.map((filter) => ({
    label: texts.plain('filter.remove', { name: filterText(filter, texts) }),
    command: commandTo(page, removeFilter(query, filter)),
  }));
}

function tagButtons(page: FilterPage, texts: Texts): readonly Button[] {
  return page.tags
    .map(({ tag, hits }) => {
      const name = tagNameFor(tag, texts);
      return { filter: { kind: 'tag', name } as const, hits };
    })
    .filter(({ filter, hits }) => hits > 0 && hits < page.total && !hasFilter(page, filter))
    .slice(0, MAX_TAGS)
    .map(({ filter, hits }) =>
      addition(page, filter, countLabel(filterText(filter, texts), hits, texts)),
    );
}

/** Absent when a period is already chosen. */
function periodButtons(page: FilterPage, texts: Texts): readonly Button[] {
  if (page.query.filters.some(({ kind }) => kind === 'period')) return [];
  const recent = page.recent
    .filter(({ hits }) => hits !== 0 && hits !== page.total)
    .map(({ period, since, hits }) =>
      addition(
        page,
        { kind: 'period', from: since, to: undefined },
        countLabel(texts.plain(`filter.${period}`), hits, texts),
      ),
    );
  const years = (page.years.length < 2 ? [] : page.years)
    .slice(0, MAX_YEARS)
    .map(({ year, hits }) =>
      addition(page, { kind: 'period', from: year, to: year }, countLabel(year, hits, texts)),
    );
  return [...recent, ...years];
}

function sortRows(page: FilterPage, texts: Texts): readonly (readonly Button[])[] {
  const isSortable = page.total > 1 && page.query.words !== '' && !hasFilter(page, NEWEST);
  return isSortable ? [[addition(page, NEWEST, texts.plain('buttons.newestFirst'))]] : [];
}

const NEWEST: SearchFilter = { kind: 'newest' };

function addition(page: FilterPage, filter: SearchFilter, label: string): Button {
  return { label, command: commandTo(page, addFilter(page.query, filter)) };
}

function commandTo({ from }: FilterPage, next: FilteredQuery): string {
  return formatCommand({ name: 'filter', args: formatQuery(next), from });
}

function countLabel(name: string, hits: number, texts: Texts): string {
  return texts.plain('buttons.tagCount', { name, count: hits });
}

function hasFilter({ query }: FilterPage, filter: SearchFilter): boolean {
  return query.filters.some((other) => formatFilter(other) === formatFilter(filter));
}

function shown(name: string): string {
  return clipText(cleanText(name), MAX_NAME_CHARS);
}
