/** From a parsed query to what the index is asked: which groups of terms a story must contain. */
import type { ParsedQuery } from './query.js';
import type { QueryWords } from './query-words.js';
import { dateSpellings } from './date-spellings.js';
import { wordsWithin } from './words-within.js';
import { runsOf, termsIn } from './tokenize.js';
import type { CutWords } from './word-cutter.js';

/** The terms of one word or phrase: a matching document has them all. */
export type TermSet = readonly string[];

/** A story must contain one of the alternatives: the words as typed, or a synonym. */
export type Group = {
  /** Folded, as in the query. */
  readonly text: string;
  readonly alternatives: readonly TermSet[];
};

/** What a query asks of a story, in terms of the index. */
export type QueryPlan = {
  /** All of them are required. */
  readonly groups: readonly Group[];
  /**
   * Raises the score of a story that matches all groups: sentences that were split up, taken as a
   * whole again.
   */
  readonly preferred: readonly TermSet[];
  /** None of these may occur. */
  readonly excluded: readonly TermSet[];
  /** Typed characters, two and more together, that are part of no word and so are not required. */
  readonly leftOut: readonly string[];
  /** The words to highlight in an excerpt. */
  readonly terms: readonly string[];
};

/** Other names for a folded word or a whole query, such as the aliases of a tag; also folded. */
export type AlternativesOf = (folded: string) => readonly string[];

/**
 * Chinese stretches up to this length are treated as one word: names and short terms are searched
 * for as they are.
 */
const MAX_WHOLE_CHARS = 3;
/** Names of more words are rare, and each lookup costs time. */
const MAX_NAME_WORDS = 6;

/** Never throws. No groups: the query does not search the text. */
export function planQuery(
  query: ParsedQuery,
  { words, cutWords, alternativesOf }: PlanSources,
): QueryPlan {
  const namesOf = (text: string): string[] => [
    ...new Set([
      text,
      ...(words.synonyms.get(text) ?? []),
      ...dateSpellings(text),
      ...alternativesOf(text),
    ]),
  ];
  const { texts, stretches, leftOut } = wantedTexts(
    query,
    (text) => namesOf(text).length > 1,
    cutWords,
  );
  const groups = texts.map(namesOf).flatMap((names) => {
    const alternatives = names.map(termsOf).filter((terms) => terms.length > 0);
    return alternatives.length === 0 ? [] : [{ text: names[0] ?? '', alternatives }];
  });
  return {
    groups: withoutLoneCharacters(groups),
    preferred: stretches.map(termsOf).filter((terms) => terms.length > 1),
    excluded: query.excluded.map(termsOf).filter((terms) => terms.length > 0),
    leftOut,
    terms: [...new Set(texts.flatMap(namesOf))],
  };
}

/** What a plan is made from in addition to the query. */
export type PlanSources = {
  readonly words: QueryWords;
  readonly cutWords: CutWords;
  readonly alternativesOf: AlternativesOf;
};

/**
 * The terms of a text; where pairs are more specific, single words are left out. A lone character
 * is a term by itself.
 */
export function termsOf(text: string): string[] {
  const terms = termsIn(text);
  if (terms.length === 0) return runsOf(text).map((run) => run.text);
  const hasNeighbours = terms.some((term) => term.startsWith(' '));
  if (!hasNeighbours) return terms;
  return terms.filter(
    (term) =>
      term.startsWith(' ') || !/^[\p{L}\p{N}]/u.test(term) || runsOf(term)[0]?.kind === 'cjk',
  );
}

type WantedTexts = {
  readonly texts: readonly string[];
  /** Words as typed of which only pieces are required. */
  readonly stretches: readonly string[];
  readonly leftOut: readonly string[];
};

/**
 * The texts a query asks for; all words as one text if together they are another name of something.
 */
function wantedTexts(
  query: ParsedQuery,
  hasOtherNames: (text: string) => boolean,
  cutWords: CutWords,
): WantedTexts {
  const cut = joinKnown(query.words, hasOtherNames).map((word) => ({
    word,
    pieces: hasOtherNames(word) ? [word] : piecesOf(word, hasOtherNames, cutWords),
  }));
  return {
    texts: [...new Set([...query.phrases, ...cut.flatMap(({ pieces }) => pieces)])],
    stretches: cut.filter(({ word, pieces }) => pieces[0] !== word).map(({ word }) => word),
    leftOut: cut.flatMap(({ word, pieces }) => leftOutOf(word, pieces)),
  };
}

/** Joins neighbouring words that are another name of something, such as `star ferry`. */
function joinKnown(
  words: readonly string[],
  hasOtherNames: (text: string) => boolean,
): readonly string[] {
  for (let length = Math.min(words.length, MAX_NAME_WORDS); length > 1; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      const name = words.slice(at, at + length).join(' ');
      if (!hasOtherNames(name)) continue;
      const [before, after] = [words.slice(0, at), words.slice(at + length)];
      return [...joinKnown(before, hasOtherNames), name, ...joinKnown(after, hasOtherNames)];
    }
  }
  return words;
}

/** A typed word is one piece, or several if it is a Chinese sentence without spaces. */
function piecesOf(
  word: string,
  hasOtherNames: (text: string) => boolean,
  cutWords: CutWords,
): string[] {
  return wordsWithin(word).flatMap(({ text, isChinese }) => {
    const isWhole = !isChinese || Array.from(text).length <= MAX_WHOLE_CHARS;
    if (isWhole || hasOtherNames(text)) return [text];
    const pieces = cutWords(text).filter((piece) => Array.from(piece).length > 1);
    return pieces.length === 0 ? [text] : pieces;
  });
}

/** What stands between the pieces of a word; a single character there is mostly a particle. */
function leftOutOf(word: string, pieces: readonly string[]): readonly string[] {
  let end = 0;
  const between = pieces.map((piece) => {
    const start = word.indexOf(piece, end);
    const text = word.slice(end, start);
    end = start + piece.length;
    return text;
  });
  return [...between, word.slice(end)].filter((text) =>
    runsOf(text).some((run) => run.kind === 'cjk' && Array.from(run.text).length > 1),
  );
}

/** One character is too vague to be required beside other words; alone it is all there is. */
function withoutLoneCharacters(groups: readonly Group[]): readonly Group[] {
  const words = groups.filter((group) => !isLoneCharacter(group));
  return words.length === 0 ? groups : words;
}

/** Such a group is answered from headlines and tags. */
export function isLoneCharacter(group: Group): boolean {
  const [run, another] = runsOf(group.text);
  return another === undefined && run?.kind === 'cjk' && Array.from(run.text).length === 1;
}
