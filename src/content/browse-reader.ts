/**
 * Answers browsing requests: by author, section or date, the most covered stories, and search
 * facets.
 */
import { createCalendar } from './calendar.js';
import { createMostCovered } from './coverage.js';
import type { IndexDatabase } from './index-database.js';
import type { Library } from './library.js';
import { createNameLists } from './name-lists.js';
import { createFacetCounter } from './search-facets.js';
import type { StoryRows } from './story-rows.js';
import type { StorySearch } from './story-search.js';

/** The part of the library that browsing needs. */
export type BrowseReader = Pick<
  Library,
  'facets' | 'getName' | 'names' | 'similarNames' | 'byName' | 'calendar' | 'byDays' | 'mostCovered'
>;

/** Facets are counted over this many hits, the newest ones. */
const MAX_FACET_HITS = 20_000;

/** Reads an index that another connection writes. */
export function createBrowseReader(
  database: IndexDatabase,
  rows: StoryRows,
  search: StorySearch,
): BrowseReader {
  const names = createNameLists(database);
  const calendar = createCalendar(database);
  const mostCovered = createMostCovered(database);
  const countFacets = createFacetCounter(database);

  return {
    facets: (query, since) => {
      const page = { offset: 0, limit: MAX_FACET_HITS, sort: 'newest' } as const;
      const { hits, total } = search.find(query, page);
      const ids = hits.map(({ id }) => id);
      const found = countFacets(ids, since);
      return Promise.resolve({
        total,
        tags: found.tags.flatMap(({ tag, stories }) =>
          rows.tags([tag]).map((shown) => ({ tag: shown, hits: stories })),
        ),
        years: found.years.map(({ year, stories }) => ({ year, hits: stories })),
        since: found.since,
      });
    },
    getName: (kind, name) => Promise.resolve(names.find(kind, name)),
    names: (kind, { offset, limit }) => {
      const all = names.all(kind);
      return Promise.resolve({ names: all.slice(offset, offset + limit), total: all.length });
    },
    similarNames: (kind, text, limit) => Promise.resolve(names.similar(kind, text, limit)),
    byName: (kind, name, page) =>
      Promise.resolve({
        stories: rows.stories(names.stories(kind, name, page)),
        total: names.find(kind, name)?.stories ?? 0,
      }),
    calendar: (within) => Promise.resolve(calendar.parts(within)),
    byDays: (first, last, page) =>
      Promise.resolve({
        stories: rows.stories(calendar.stories({ first, last }, page)),
        total: calendar.count({ first, last }),
      }),
    mostCovered: (first, last, { offset, limit }) => {
      const all = mostCovered(first, last);
      const covered = all
        .slice(offset, offset + limit)
        .flatMap(({ story: row, updates, related }) =>
          rows.stories([row]).map((story) => ({ story, updates, related })),
        );
      return Promise.resolve({ covered, total: all.length });
    },
  };
}
