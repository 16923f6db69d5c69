/**
 * The query language: turns what a reader types into words, phrases and filters. It never fails.
 */
import { type DayRange, parseDayRange } from './query-date.js';
import { type FoldedPart, foldedParts, splitEmptyField } from './query-parts.js';
import type { QueryWords } from './query-words.js';
import { runsOf } from './tokenize.js';

/** Every text in it but the first is folded. */
export type ParsedQuery = {
  /** As typed, cut to the maximum length. */
  readonly text: string;
  /** Stretches between spaces, all required; talk words are left out. */
  readonly words: readonly string[];
  /** All required, word for word. */
  readonly phrases: readonly string[];
  /** None of these words or phrases may occur. */
  readonly excluded: readonly string[];
  readonly tags: readonly string[];
  readonly excludedTags: readonly string[];
  /** The first and last day that count, `YYYY-MM-DD`. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly author: string | undefined;
  readonly category: string | undefined;
  /** The reader asked for recent news: "latest", 最新. */
  readonly wantsNewest: boolean;
  /** `sort:newest`: sorted by date rather than by score. */
  readonly isByDate: boolean;
};

/** Longer queries are cut: nobody types one, and a pasted article must not cost a second. */
const MAX_QUERY_CHARS = 200;
const MAX_QUERY_TERMS = 32;

/** Reads a query leniently: anything that makes no sense as an operator is a word, or ignored. */
export function parseQuery(text: string, words: QueryWords): ParsedQuery {
  const typed = cut(text.trim());
  const query = emptyQuery();
  const free: string[] = [];
  for (const part of foldedParts(splitEmptyField(typed)?.rest ?? typed)) {
    if (!readOperator(query, part)) free.push(part.isQuoted ? ' ' : part.text);
  }
  const kept = withoutTalk(free.join(' '), words);
  return {
    text: typed,
    ...query,
    words: capTerms(kept.text.split(/\s+/).filter(hasToken)),
    phrases: capTerms(query.phrases),
    excluded: capTerms(query.excluded),
    tags: capTerms(query.tags),
    excludedTags: capTerms(query.excludedTags),
    ...inOrder(query.from, query.to),
    wantsNewest: kept.wantsNewest,
  };
}

type MutableQuery = {
  phrases: string[];
  excluded: string[];
  tags: string[];
  excludedTags: string[];
  from: DayRange | undefined;
  to: DayRange | undefined;
  author: string | undefined;
  category: string | undefined;
  isByDate: boolean;
};

/** `false`: the part is not an operator and its text is searched for. */
function readOperator(query: MutableQuery, part: FoldedPart): boolean {
  switch (part.field) {
    case 'tag':
      if (hasToken(part.text)) (part.isExcluded ? query.excludedTags : query.tags).push(part.text);
      return true;
    case 'from':
    case 'to': {
      const range = parseDayRange(part.text);
      if (range === undefined) return false;
      query[part.field] = range;
      return true;
    }
    case 'sort':
      query.isByDate = /^(?:new|newest|date|最新|日期)$/.test(part.text);
      return true;
    case 'author':
    case 'category':
      if (part.text !== '') query[part.field] = part.text;
      return true;
    default:
      if (!part.isExcluded && !part.isQuoted) return false;
      if (hasToken(part.text)) (part.isExcluded ? query.excluded : query.phrases).push(part.text);
      return true;
  }
}

/** A query that is all talk keeps its words: somebody may be looking for exactly them. */
function withoutTalk(text: string, words: QueryWords): { text: string; wantsNewest: boolean } {
  const tidy = text.replace(/[^\p{L}\p{N}\p{M}.'&+-]+/gu, ' ').trim();
  const withoutNewest = removeAll(tidy, words.newest);
  const kept = removeAll(withoutNewest, words.talk);
  const wantsNewest = withoutNewest !== tidy;
  if (runsOf(kept).length > 0 || wantsNewest) return { text: kept, wantsNewest };
  return { text: tidy, wantsNewest };
}

/** Removing talk may reveal more of it: "想知 點解 …". */
function removeAll(text: string, pattern: RegExp): string {
  let now = text;
  for (let round = 0; round < 4; round += 1) {
    const next = now.replace(pattern, ' ').replace(/\s+/g, ' ').trim();
    if (next === now) break;
    now = next;
  }
  return now;
}

/** A range the wrong way round is turned around. */
function inOrder(from: DayRange | undefined, to: DayRange | undefined) {
  return from !== undefined && to !== undefined && from.first > to.last
    ? { from: to.first, to: from.last }
    : { from: from?.first, to: to?.last };
}

function hasToken(text: string): boolean {
  return runsOf(text).length > 0;
}

function cut(text: string): string {
  return text.length <= MAX_QUERY_CHARS
    ? text
    : Array.from(text).slice(0, MAX_QUERY_CHARS).join('');
}

function capTerms(terms: readonly string[]): string[] {
  return [...new Set(terms)].slice(0, MAX_QUERY_TERMS);
}

function emptyQuery(): MutableQuery {
  return {
    phrases: [],
    excluded: [],
    tags: [],
    excludedTags: [],
    from: undefined,
    to: undefined,
    author: undefined,
    category: undefined,
    isByDate: false,
  };
}
