/** A query as words and what narrows them down. Each filter is a word of the query language itself. */

/** One thing that narrows a search down, or orders it. */
export type SearchFilter =
  | {
      readonly kind: 'tag' | 'author' | 'category';
      readonly name: string;
      readonly isExcluded?: boolean;
    }
  /** Dates as somebody wrote them: a year, a month or a day. */
  | { readonly kind: 'period'; readonly from: string | undefined; readonly to: string | undefined }
  | { readonly kind: 'newest' };

/** A query taken apart. */
export type FilteredQuery = { readonly words: string; readonly filters: readonly SearchFilter[] };

/** What of a query is read; the filters count, words make room for them. */
const MAX_QUERY_CHARS = 200;

/** The filter as it is typed. */
export function formatFilter(filter: SearchFilter): string {
  switch (filter.kind) {
    case 'tag':
      return `${minus(filter)}#${quoted(filter.name)}`;
    case 'author':
    case 'category':
      return `${minus(filter)}${filter.kind}:"${withoutQuotes(filter.name)}"`;
    case 'period':
      return [
        filter.from === undefined ? '' : `from:${filter.from}`,
        filter.to === undefined ? '' : `to:${filter.to}`,
      ]
        .filter((part) => part !== '')
        .join(' ');
    case 'newest':
      return 'sort:newest';
  }
}

/** The whole query as it is typed. */
export function formatQuery({ words, filters }: FilteredQuery): string {
  const typed = filters.map(formatFilter).join(' ');
  const room = Math.max(0, MAX_QUERY_CHARS - typed.length - 1);
  const kept = words.length <= room ? words : [...words.slice(0, room)].join('').toWellFormed();
  return [kept, typed].filter((part) => part !== '').join(' ');
}

/** With one filter more; another one of which there can be only one makes way. */
export function addFilter({ words, filters }: FilteredQuery, filter: SearchFilter): FilteredQuery {
  const isSingle = filter.kind !== 'tag';
  const kept = filters.filter((other) =>
    isSingle ? other.kind !== filter.kind : formatFilter(other) !== formatFilter(filter),
  );
  return { words, filters: [...kept, filter] };
}

/** Without the filter that is typed like this one. */
export function removeFilter(query: FilteredQuery, filter: SearchFilter): FilteredQuery {
  const typed = formatFilter(filter);
  return { ...query, filters: query.filters.filter((other) => formatFilter(other) !== typed) };
}

function minus({ isExcluded }: { readonly isExcluded?: boolean }): string {
  return isExcluded === true ? '-' : '';
}

function quoted(name: string): string {
  return /[\s",，、;；]/u.test(name) ? `"${withoutQuotes(name)}"` : name;
}

function withoutQuotes(name: string): string {
  return name.replace(/["“”„‟«»「」『』]/gu, ' ').trim();
}
