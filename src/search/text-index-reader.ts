/** Answers queries from the full-text index. */
import type { Database } from 'better-sqlite3';
import { createDocumentNumbers, GONE } from './document-numbers.js';
import { filterMatches, matchGroup, matchTerms, placeOf, type Matches } from './matching.js';
import { bestPartialMatches } from './partial-matches.js';
import { createPostingReader } from './posting-reader.js';
import type { ParsedQuery } from './query.js';
import {
  isLoneCharacter,
  planQuery,
  type AlternativesOf,
  type Group,
  type QueryPlan,
} from './query-plan.js';
import type { QueryWords } from './query-words.js';
import { scoreAll } from './ranking.js';
import { topPlaces } from './top-hits.js';
import type { CutWords } from './word-cutter.js';

export type TextSearchOptions = {
  readonly offset: number;
  readonly limit: number;
  readonly sort: 'relevance' | 'newest';
  /** The only ids that count; `undefined`: all. */
  readonly allowed?: ReadonlySet<number> | undefined;
  /** Higher comes first where `newest` is wanted; without it, higher ids do. */
  readonly orderOf?: ((id: number) => number) | undefined;
  /** Other names of a folded word or query, any of which will do: the aliases of a tag. */
  readonly alternativesOf?: AlternativesOf | undefined;
};

export type TextHit = { readonly id: number; readonly score: number };

export type TextSearchResult = {
  readonly hits: readonly TextHit[];
  /** How many there are in all. */
  readonly total: number;
  /** What was searched instead, because nothing matched as typed. */
  readonly corrected: string | undefined;
  /** The folded words to mark in an excerpt. */
  readonly terms: readonly string[];
};

export type TextIndexReader = {
  /** Without words or phrases it answers with `allowed`, newest first. Never throws for a query. */
  search(query: ParsedQuery, options: TextSearchOptions): TextSearchResult;
};

/** Below this many hits, stories that hold some of the words follow: about a page. */
const ENOUGH_HITS = 10;

type Wanted = (number: number) => boolean;

/** Reads what the writer of the same database file has committed. */
export function createTextIndexReader(
  db: Database,
  words: QueryWords,
  cutWords: CutWords,
): TextIndexReader {
  const documents = createDocumentNumbers(db);
  const postings = createPostingReader(db);

  function search(query: ParsedQuery, options: TextSearchOptions): TextSearchResult {
    if (documents.refresh()) postings.forget();
    const { allowed, offset, limit, orderOf, alternativesOf = () => [] } = options;
    const plan = planQuery(query, { words, cutWords, alternativesOf });
    const isWanted = createFilter(plan, allowed);
    const whole = filterMatches(
      plan.groups.length === 0
        ? matchAllowed(allowed)
        : scoreAll(plan.groups.map(matchOne), documents),
      isWanted,
    );
    const isByDate = options.sort === 'newest' || query.wantsNewest || plan.groups.length === 0;
    const matches = isByDate ? byDate(whole, orderOf) : withPartial(whole, plan, isWanted);
    const places = topPlaces(matches.values, offset + limit).slice(offset);
    return {
      hits: places.map((place) => ({
        id: documents.ids[matches.numbers[place] ?? 0] ?? GONE,
        score: matches.values[place] ?? 0,
      })),
      total: matches.numbers.length,
      corrected: undefined,
      terms: plan.terms,
    };
  }

  function matchOne(group: Group): Matches {
    const matches = matchGroup(group, postings.list);
    if (!isLoneCharacter(group) || matches.numbers.length >= ENOUGH_HITS) return matches;
    return matchGroup(group, postings.listOfPrefix);
  }

  function matchAllowed(allowed: ReadonlySet<number> = new Set()): Matches {
    const numbers = Uint32Array.from(
      Array.from(allowed, (id) => documents.numberOf(id) ?? 0),
    ).sort();
    return { numbers, values: new Float64Array(numbers.length) };
  }

  function createFilter(plan: QueryPlan, allowed: ReadonlySet<number> | undefined): Wanted {
    const excluded = plan.excluded.map((terms) => matchTerms(terms, postings.list).numbers);
    return (number) => {
      const id = documents.ids[number] ?? GONE;
      if (id === GONE || (allowed !== undefined && !allowed.has(id))) return false;
      return excluded.every((numbers) => placeOf(numbers, number) < 0);
    };
  }

  function byDate(matches: Matches, orderOf: (id: number) => number = (id) => id): Matches {
    const orderAt = (number: number): number => orderOf(documents.ids[number] ?? GONE);
    return { numbers: matches.numbers, values: Float64Array.from(matches.numbers, orderAt) };
  }

  /** Whole matches stay before partial ones. */
  function withPartial(whole: Matches, plan: QueryPlan, isWanted: Wanted): Matches {
    const missing = ENOUGH_HITS - whole.numbers.length;
    const terms = [...new Set(plan.groups.flatMap((group) => group.alternatives.flat()))];
    if (missing <= 0 || terms.length < 2) return whole;
    const partial = bestPartialMatches({
      words: terms
        .map((term) => matchTerms([term], postings.list))
        .filter((word) => word.numbers.length > 0),
      collection: documents,
      limit: missing,
      isWanted: (number) => isWanted(number) && placeOf(whole.numbers, number) < 0,
    });
    const ceiling = Math.min(Infinity, ...whole.values);
    return {
      numbers: Uint32Array.from([...whole.numbers, ...partial.numbers]),
      values: Float64Array.from([
        ...whole.values,
        ...partial.values.map((value) => Math.min(value, ceiling * (value / (value + 1)))),
      ]),
    };
  }

  return { search };
}
