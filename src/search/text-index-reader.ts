/** Answers queries from the full-text index. */
import type { Database } from 'better-sqlite3';
import { createDocumentNumbers, GONE } from './document-numbers.js';
import { filterMatches, matchGroup, matchTerms, placeOf, type Matches } from './matching.js';
import { replaceWords } from './match-places.js';
import { mendNames, unsearchedParts } from './name-slips.js';
import { appendPartial, bestPartialMatches } from './partial-matches.js';
import { createPostingReader } from './posting-reader.js';
import type { ParsedQuery } from './query.js';
import {
  isLoneCharacter,
  planQuery,
  type Group,
  type QueryPlan,
  type TermSet,
} from './query-plan.js';
import { relaxQuery } from './relaxing.js';
import { respell } from './respelling.js';
import type { QueryWords } from './query-words.js';
import type { TextSearchOptions, TextSearchResult } from './text-search.js';
import { addScores, scoreAll } from './ranking.js';
import { createSpelling } from './spelling.js';
import { topPlaces } from './top-hits.js';
import type { CutWords } from './word-cutter.js';

/** Answers queries from the index. */
export type TextIndexReader = {
  /**
   * Without words or phrases it returns `allowed`, newest first. Never throws because of a query.
   */
  search(query: ParsedQuery, options: TextSearchOptions): TextSearchResult;
  /** Does the work that the first query would otherwise wait for: about 200 ms. */
  warm(): void;
};

/** With fewer hits than this (about a page), stories that match only some of the words follow. */
const ENOUGH_HITS = 10;

/** Stories that score less than this share of the best are about something else. */
const GOOD_SHARE = 0.5;
/** More than the distance between any two dates, and small enough to be added to one exactly. */
const ALL_OF_TIME_MS = 1e15;

type Wanted = (number: number) => boolean;

type RankOptions = Pick<TextSearchOptions, 'sort' | 'orderOf'> & {
  readonly plan: QueryPlan;
  readonly query: ParsedQuery;
  readonly isWanted: Wanted;
};

/** Reads what the writer of the same database file has committed. */
export function createTextIndexReader(
  db: Database,
  words: QueryWords,
  cutWords: CutWords,
): TextIndexReader {
  const documents = createDocumentNumbers(db);
  const postings = createPostingReader(db);
  const spelling = createSpelling(postings);

  function search(typed: ParsedQuery, options: TextSearchOptions): TextSearchResult {
    if (documents.refresh()) {
      postings.forget();
      spelling.forget();
    }
    const { allowed, offset, limit, orderOf, alternativesOf = () => [] } = options;
    const names = { isFound, nameNear: options.nameNear ?? (() => undefined) };
    const { query, replaced: slips } = mendNames(typed, names);
    const asked = planQuery(query, { words, cutWords, alternativesOf });
    const { plan, replaced } = respell(asked, { spelling, matchesOf: matchOne });
    const changes = new Map([...slips, ...replaced, ...unsearchedParts(asked, names)]);
    const isWanted = createFilter(plan, allowed);
    const whole = filterMatches(
      plan.groups.length === 0 ? matchAllowed(allowed) : matchAll(plan),
      isWanted,
    );
    const ranked = rank(whole, { plan, query, sort: options.sort, orderOf, isWanted });
    const places = topPlaces(ranked.values, offset + limit).slice(offset);
    return {
      hits: places.map((place) => ({
        id: documents.ids[ranked.numbers[place] ?? 0] ?? GONE,
        score: whole.values[place] ?? ranked.values[place] ?? 0,
      })),
      total: ranked.numbers.length,
      wholeTotal: whole.numbers.length,
      corrected: changes.size === 0 ? undefined : replaceWords(query.text, changes).trim(),
      relaxed:
        ranked.numbers.length > 0
          ? undefined
          : relaxQuery(query.text, plan.groups, {
              count: (group) => matchOne(group).numbers.length,
              countTogether: (groups) =>
                filterMatches(scoreAll(groups.map(matchOne), documents), isWanted).numbers.length,
            }),
      terms: plan.terms,
    };
  }

  function isFound(terms: TermSet): boolean {
    return matchTerms(terms, postings.list).numbers.length > 0;
  }

  function matchAll(plan: QueryPlan): Matches {
    const all = scoreAll(plan.groups.map(matchOne), documents);
    const preferred = plan.preferred.map((terms) => matchTerms(terms, postings.list));
    return addScores(all, preferred, documents);
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

  function rank(
    whole: Matches,
    { plan, query, sort, orderOf = (id) => id, isWanted }: RankOptions,
  ): Matches {
    const isByDate = sort === 'newest' || plan.groups.length === 0;
    if (!isByDate && !query.wantsNewest) return withPartial(whole, plan, isWanted);
    // "Latest" is not a wish for the newest story that merely mentions the word.
    const good = isByDate ? 0 : GOOD_SHARE * highest(whole.values);
    const values = Float64Array.from(whole.numbers, (number, place) => {
      const order = orderOf(documents.ids[number] ?? GONE);
      return (whole.values[place] ?? 0) >= good ? order : order - ALL_OF_TIME_MS;
    });
    return { numbers: whole.numbers, values };
  }

  /** The whole matches, followed by partial ones if there are few. */
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
    return appendPartial(whole, partial);
  }

  return {
    search,
    warm() {
      documents.refresh();
      cutWords('预备');
    },
  };
}

function highest(values: Float64Array | Uint8Array): number {
  let most = 0;
  for (const value of values) most = Math.max(most, value);
  return most;
}
