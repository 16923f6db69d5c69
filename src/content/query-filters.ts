/** Takes a query apart into words and filters, in the same way as the search reads it. */
import type { FilteredQuery, SearchFilter } from '../domain/search-filter.js';
import { parseDayRange } from '../search/query-date.js';
import { queryParts, splitEmptyField } from '../search/query-parts.js';

/** Anything that makes no sense as a filter counts as a word. */
export function readFilters(text: string): FilteredQuery {
  const words: string[] = [];
  const filters: SearchFilter[] = [];
  const period: { from: string | undefined; to: string | undefined } = {
    from: undefined,
    to: undefined,
  };
  for (const part of queryParts(text)) {
    const isExcluded = EXCLUDES.test(part.text);
    const value = valueOf(part.text);
    if (part.field === '' || value === '') words.push(part.text);
    else if (part.field === 'tag') filters.push({ kind: 'tag', name: value, isExcluded });
    else if (part.field === 'author' || part.field === 'category')
      filters.push({ kind: part.field, name: value, isExcluded });
    else if (part.field === 'sort') filters.push({ kind: 'newest' });
    else if (isDate(value)) period[part.field === 'from' ? 'from' : 'to'] = value;
    else words.push(part.text);
  }
  if (period.from !== undefined || period.to !== undefined)
    filters.push({ kind: 'period', ...period });
  return { words: words.join(' '), filters };
}

/** The values of `from:` and `to:` in a query that are not dates, as typed. */
export function unreadDates(text: string): readonly string[] {
  return queryParts(text)
    .filter(({ field }) => field === 'from' || field === 'to')
    .filter((part) => !isDate(valueOf(part.text)))
    .map((part) => part.text);
}

/** The query without the words that it excludes. */
export function wantedText(text: string): string {
  return queryParts(text)
    .filter((part) => !EXCLUDES.test(part.text))
    .map((part) => part.text)
    .join(' ');
}

/** The query without a filter at its end that has no value; `undefined`: there is none. */
export function emptyFilter(
  text: string,
): { readonly rest: string; readonly name: string; readonly field: string } | undefined {
  return splitEmptyField(text);
}

const EXCLUDES = /^[-‐‑–—−]/u;
const HASH = /^[-‐‑–—−]*[#＃]+/u;
const NAME = /^[^:：]*[:：]\s*/u;

/** The value of a filter, without its sign, name and quotes. */
function valueOf(text: string): string {
  return text
    .replace(HASH.test(text) ? HASH : NAME, '')
    .replace(/["“”„‟«»「」『』]/gu, '')
    .trim();
}

function isDate(text: string): boolean {
  return parseDayRange(text.normalize('NFKC')) !== undefined;
}
