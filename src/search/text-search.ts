/** What a search in the full-text index takes and gives. */
import type { AlternativesOf } from './query-plan.js';

/** Which page in which order, and which documents may be found. */
export type TextSearchOptions = {
  readonly offset: number;
  readonly limit: number;
  readonly sort: 'relevance' | 'newest';
  /** Only these ids may be found; `undefined`: all. */
  readonly allowed?: ReadonlySet<number> | undefined;
  /** Sort key for `newest`, higher first; without it, higher ids come first. */
  readonly orderOf?: ((id: number) => number) | undefined;
  /** Other names for a folded word or query, any of which will do: the aliases of a tag. */
  readonly alternativesOf?: AlternativesOf | undefined;
  /** The known name that a folded text is most likely a slip of; left out: names are not corrected. */
  readonly nameNear?: ((folded: string) => string | undefined) | undefined;
};

/** A document that was found; a higher score is better. */
export type TextHit = { readonly id: number; readonly score: number };

/** One page of the hits, and how the search was done. */
export type TextSearchResult = {
  readonly hits: readonly TextHit[];
  /** The number of hits in all. */
  readonly total: number;
  /** How many of them match the whole query; the others match a good part and come last. */
  readonly wholeTotal: number;
  /** What was searched instead, because a word as typed occurs nowhere. */
  readonly corrected: string | undefined;
  /** The query without its rarest word, if the query found nothing but this would. */
  readonly relaxed: string | undefined;
  /** The folded words to highlight in an excerpt. */
  readonly terms: readonly string[];
};
