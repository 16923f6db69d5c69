/** Corrects Chinese names that occur nowhere as they were typed. */
import { fold } from './fold.js';
import type { ParsedQuery } from './query.js';
import type { QueryPlan } from './query-plan.js';
import { termsOf } from './query-plan.js';
import { wordsWithin } from './words-within.js';

/** What corrections are made from. */
export type NameSources = {
  /** Whether any document contains all these terms. */
  readonly isFound: (terms: readonly string[]) => boolean;
  /** The known name, as it is written, that a folded text is most likely a slip of. */
  readonly nameNear: (folded: string) => string | undefined;
};

/** A query whose names are known. */
export type MendedQuery = {
  readonly query: ParsedQuery;
  /** The folded names that were corrected: as typed → as searched. */
  readonly replaced: ReadonlyMap<string, string>;
};

/** Names that occur, and those that nothing known is near to, stay as they are. */
export function mendNames(query: ParsedQuery, { isFound, nameNear }: NameSources): MendedQuery {
  const replaced = new Map<string, string>();
  const words = query.words.map((word) =>
    wordsWithin(word).reduce((mended, { text, isChinese }) => {
      const name = isChinese && !isFound(termsOf(text)) ? nameNear(text) : undefined;
      if (name === undefined) return mended;
      replaced.set(text, name);
      return mended.replace(text, () => fold(name));
    }, word),
  );
  return { query: { ...query, words }, replaced };
}

/** The parts of a query that no word was made of and that occur nowhere: they were not searched for. */
export function unsearchedParts(
  { leftOut }: Pick<QueryPlan, 'leftOut'>,
  { isFound }: Pick<NameSources, 'isFound'>,
): ReadonlyMap<string, string> {
  return new Map(
    leftOut.filter((part) => !isFound(termsOf(part))).map((part) => [part, ' '] as const),
  );
}
