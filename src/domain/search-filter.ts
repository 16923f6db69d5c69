/** A query as plain words and filters. Each filter is also a word of the query language. */

/** One thing that narrows a search down or sets its order. */
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

/** Anything in a query beyond this is ignored; filters take precedence over words. */
const MAX_QUERY_CHARS = 200;

/** The filter as a reader would type it. */
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

/** The whole query as a reader would type it. */
export function formatQuery({ words, filters }: FilteredQuery): string {
  const typed = filters.map(formatFilter).join(' ');
  const room = Math.max(0, MAX_QUERY_CHARS - typed.length - 1);
  const kept = words.length <= room ? words : [...words.slice(0, room)].join('').toWellFormed();
  return [kept, typed].filter((part) => part !== '').join(' ');
}

/** Adds a filter, replacing an existing one where only one of its kind makes sense. */
export function addFilter({ words, filters }: FilteredQuery, filter: SearchFilter): FilteredQuery {
  const isSingle = filter.kind !== 'tag';
  const kept = filters.filter((other) =>
    isSingle ? other.kind !== filter.kind : formatFilter(other) !== formatFilter(filter),
  );
  return { words, filters: [...kept, filter] };
}

/** Removes the filter that is typed the same way. */
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
