/** The texts around the stories that a search found. */
import type { Tag } from '../domain/article.js';
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
import { cleanText, clipText } from './clean-text.js';
import { filtersLine, filterText } from './filter-view.js';
import type { Reader } from './reader.js';
import { sentenceView } from './sentence-view.js';
import { tagRows } from './tags-view.js';
import type { Texts } from './texts.js';

const MAX_QUERY_CHARS = 60;

/** How much a search found, and with which words. */
export type FoundCounts = {
  /** Without its filters. */
  readonly query: string;
  readonly filters: readonly SearchFilter[];
  readonly corrected: string | undefined;
  /** Including those that match only a good part of the query. */
  readonly total: number;
  readonly wholeTotal: number;
};

/**
 * The lines above the results: how many, what was searched instead, how many match only a part, and
 * the filters.
 */
export function searchHeading(found: FoundCounts, { texts }: Reader): string {
  const line = filtersLine(found.filters, texts);
  return line === ''
    ? countLine(found, texts)
    : `${countLine(found, texts)}\n${texts.html('search.filters', { filters: line })}`;
}

function countLine(found: FoundCounts, texts: Texts): string {
  const query = clipText(found.query, MAX_QUERY_CHARS);
  const { total, wholeTotal } = found;
  // Only filters: everything that they let through.
  if (query === '') return texts.html('search.all', { count: total });
  const corrected =
    found.corrected === undefined
      ? undefined
      : clipText(readable(found.corrected, found.filters), MAX_QUERY_CHARS);
  if (wholeTotal === 0)
    return corrected === undefined
      ? texts.html('search.partial', { query, count: total })
      : texts.html('search.partialCorrected', { query, corrected, count: total });
  const more = total - wholeTotal;
  const rest = more > 0 ? texts.html('search.more', { count: more }) : '';
  if (corrected === undefined)
    return texts.html('search.heading', { query, count: wholeTotal }) + rest;
  return texts.html('search.corrected', { query, corrected, count: wholeTotal }) + rest;
}

/** What was searched instead, without the filters, which have a line of their own. */
function readable(corrected: string, filters: readonly SearchFilter[]): string {
  return filters.reduce((text, filter) => text.replace(formatFilter(filter), ''), corrected).trim();
}

/**
 * A button for the other order of the same stories; absent for a single story or a query without
 * words.
 */
export function orderButton(
  list: {
    readonly query: FilteredQuery;
    readonly total: number;
    readonly from: string | undefined;
  },
  { texts }: Reader,
): readonly Button[] {
  if (list.total < 2 || list.query.words === '') return [];
  const newest: SearchFilter = { kind: 'newest' };
  const isNewest = list.query.filters.some(({ kind }) => kind === 'newest');
  const next = isNewest ? removeFilter(list.query, newest) : addFilter(list.query, newest);
  const command = formatCommand({ name: 'search', args: formatQuery(next), from: list.from });
  return [{ label: texts.plain(isNewest ? 'buttons.bestFirst' : 'buttons.newestFirst'), command }];
}

/** Nothing was found: one sentence, the query with a word less, and similar topics. */
export function noResultsView(
  found: {
    readonly query: string;
    readonly relaxed: string | undefined;
    readonly nearTags: readonly Tag[];
    /** Values in place of a date that are not dates. */
    readonly unreadDates: readonly string[];
  },
  reader: Reader,
): Message {
  const { texts } = reader;
  const { relaxed, nearTags } = found;
  const help: Button = {
    label: texts.plain('buttons.help'),
    command: formatCommand({ name: 'help' }),
  };
  const hint = unreadDatesLine(found.unreadDates, texts);
  const near = nearTags.length === 0 ? [] : [texts.html('search.nearTags')];
  const query = clipText(found.query, MAX_QUERY_CHARS);
  const again: Button[] =
    relaxed === undefined
      ? []
      : [
          {
            label: texts.plain('buttons.searchFor', { query: clipText(cleanText(relaxed), 30) }),
            command: formatCommand({ name: 'search', args: relaxed }),
          },
        ];
  return {
    html: [
      hint === '' ? texts.html('search.none', { query }) : texts.html('search.nothing', { query }),
      ...(hint === '' ? near : [hint, ...near]),
    ].join('\n\n'),
    buttons: [...(again.length > 0 ? [again] : []), ...tagRows(nearTags, reader), [help]],
    previewUrl: undefined,
  };
}

/** What a query finds without its period, and the period in which there are any stories. */
export type AnyTime = {
  /** Empty: the query was only a period. */
  readonly query: string;
  readonly stories: number;
  readonly reach: { readonly first: string; readonly last: string } | undefined;
};

/** The words exist, but not in that period. */
export function noneInTimeView(
  found: {
    readonly words: string;
    readonly period: SearchFilter;
    readonly anyTime: AnyTime;
  },
  { texts }: Reader,
): Message {
  const { query, stories, reach } = found.anyTime;
  const period = filterText(found.period, texts);
  const words = clipText(cleanText(found.words), MAX_QUERY_CHARS);
  const again: Button =
    query === ''
      ? { label: texts.plain('calendar.allYears'), command: formatCommand({ name: 'calendar' }) }
      : {
          label: texts.plain('buttons.anyTime', { count: stories }),
          command: formatCommand({ name: 'search', args: query }),
        };
  return {
    html: [
      words === ''
        ? texts.html('search.noneInTime', { period })
        : texts.html('search.noneAboutInTime', { query: words, period }),
      reach === undefined ? '' : texts.html('search.reach', reach),
    ]
      .filter((line) => line !== '')
      .join('\n'),
    buttons: [[again]],
    previewUrl: undefined,
  };
}

/** Explains how to write dates if some could not be read; empty: all could. */
export function unreadDatesLine(unread: readonly string[], texts: Texts): string {
  const [first] = unread;
  if (first === undefined) return '';
  return texts.html('search.unreadDate', { text: clipText(cleanText(first), 30) });
}

/** How to search, for those who sent nothing to search for. */
export function howToSearchView(example: string, reader: Reader): Message {
  return sentenceView('search.how', reader, { query: clipText(example, MAX_QUERY_CHARS) });
}
