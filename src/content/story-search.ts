/** Answers a reader's query from the index: words by full text, everything else by front matter. */
import { compileQueryWords, type SearchWordLists } from '../search/query-words.js';
import { parseQuery, type ParsedQuery } from '../search/query.js';
import { fold } from '../search/fold.js';
import { createTextIndexReader } from '../search/text-index-reader.js';
import type { TextSearchResult } from '../search/text-search.js';
import { cutWords } from '../search/word-cutter.js';
import type { IndexDatabase } from './index-database.js';
import type { SearchSort } from './library.js';
import { perIndexState } from './per-index-state.js';
import { hasSign } from './signed-name.js';
import type { TagLookup } from './tag-lookup.js';

/** Searches the full text, tags and dates of stories. */
export type StorySearch = {
  find(
    text: string,
    options: { readonly offset: number; readonly limit: number; readonly sort: SearchSort },
  ): TextSearchResult;
  /** Does the work that the first query would otherwise wait for. */
  warm(): void;
};

/** Hits are rows of stories. */
export function createStorySearch(
  database: IndexDatabase,
  words: SearchWordLists,
  tags: TagLookup,
): StorySearch {
  const queryWords = compileQueryWords(words);
  const reader = createTextIndexReader(database, queryWords, cutWords);
  const selectOrder = database
    .prepare<[], [number, number]>('SELECT row_id, sort_at FROM story')
    .raw();
  const orderByRow = perIndexState(database, () => new Map(selectOrder.all()));
  const namesOfTag = database.prepare<[number], { name: string }>(
    'SELECT name FROM tag WHERE main = ?',
  );
  const withTag = database.prepare<[number], { story: number }>(
    'SELECT story FROM story_tag WHERE tag = ?',
  );
  const distinct = {
    author: database.prepare<[], { name: string }>(
      'SELECT DISTINCT author AS name FROM article WHERE author IS NOT NULL',
    ),
    category: database.prepare<[], { name: string }>(
      'SELECT DISTINCT category AS name FROM article WHERE category IS NOT NULL',
    ),
  };

  /** The stories that pass every filter; `undefined` if the query has none. */
  function allowedBy(query: ParsedQuery): Set<number> | undefined {
    const filters: Set<number>[] = query.tags.map((name) => storiesWithTag(name));
    if (query.from !== undefined || query.to !== undefined)
      filters.push(storiesBetween(query.from, query.to));
    if (query.author !== undefined) filters.push(storiesNamed('author', query.author));
    if (query.category !== undefined) filters.push(storiesNamed('category', query.category));
    const excluded = query.excludedTags.map((name) => storiesWithTag(name));
    if (filters.length === 0 && excluded.length === 0) return undefined;
    const first = filters.shift() ?? storiesBetween(undefined, undefined);
    for (const row of first) {
      const isOut =
        filters.some((filter) => !filter.has(row)) || excluded.some((filter) => filter.has(row));
      if (isOut) first.delete(row);
    }
    return first;
  }

  function storiesWithTag(name: string): Set<number> {
    const tag = tags.find(name);
    return new Set(tag === undefined ? [] : withTag.all(tag).map((row) => row.story));
  }

  function storiesBetween(from: string | undefined, to: string | undefined): Set<number> {
    const rows = database
      .prepare<[string, string], { row_id: number }>(
        "SELECT row_id FROM story WHERE coalesce(day, '') BETWEEN ? AND ?",
      )
      // A story without a day is neither before nor after one.
      .all(from ?? (to === undefined ? '' : '0'), to ?? '9999-12-31');
    return new Set(rows.map((row) => row.row_id));
  }

  function storiesNamed(column: 'author' | 'category', wanted: string): Set<number> {
    const names = distinct[column]
      .all()
      .flatMap(({ name }) => (fold(name).includes(wanted) ? [name] : []));
    const rows = database
      .prepare<[string], { story: number }>(
        `SELECT story FROM article WHERE ${column} IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify(names));
    return new Set(rows.map((row) => row.story));
  }

  function readQuery(text: string): ParsedQuery {
    const query = parseQuery(text, queryWords);
    const isName = hasSign(text) && tags.find(text) !== undefined;
    return isName ? { ...query, words: [], phrases: [], tags: [text] } : query;
  }

  /** A tag's other names; a bare number is too vague to count as one. */
  function otherNamesOf(folded: string): string[] {
    const tag = tags.find(folded);
    if (tag === undefined) return [];
    return namesOfTag.all(tag).flatMap(({ name }) => (/^\d+$/.test(name) ? [] : [fold(name)]));
  }

  return {
    find(text, { offset, limit, sort }) {
      const query = readQuery(text);
      const order = orderByRow();
      return reader.search(query, {
        offset,
        limit,
        sort: query.isByDate ? 'newest' : sort,
        allowed: allowedBy(query),
        orderOf: (rowId) => order.get(rowId) ?? 0,
        alternativesOf: otherNamesOf,
        nameNear: (folded) => tags.nameNear(folded)?.name,
      });
    },
    warm: () => {
      reader.warm();
    },
  };
}
