/** From a parsed query to what the index is asked: which groups of tokens a story must hold. */
import type { ParsedQuery } from './query.js';
import type { QueryWords } from './query-words.js';
import { runsOf, tokensOfRun } from './tokenize.js';
import type { CutWords } from './word-cutter.js';

/** Tokens that follow each other. */
export type TokenPhrase = readonly string[];

/** A story must hold one of these. */
export type Group = { readonly alternatives: readonly TokenPhrase[] };

export type QueryPlan = {
  /** All of them are wanted. */
  readonly groups: readonly Group[];
  /** None of these may occur. */
  readonly excluded: readonly TokenPhrase[];
  /** The words to mark in an excerpt. */
  readonly terms: readonly string[];
};

/** Han runs up to this length are one word to us: names and short terms are searched as they are. */
const MAX_WHOLE_RUN_CHARS = 3;

/** Never throws. No groups: the query asks for no text. */
export function planQuery(query: ParsedQuery, words: QueryWords, cutWords: CutWords): QueryPlan {
  const wanted = [
    ...query.phrases,
    ...query.words.flatMap((word) => piecesOf(word, words, cutWords)),
  ];
  const texts = wanted.map((text) => [text, ...(words.synonyms.get(text) ?? [])]);
  return {
    groups: texts
      .map((alternatives) => ({ alternatives: alternatives.map(tokensOf) }))
      .filter((group) => group.alternatives.some((tokens) => tokens.length > 0)),
    excluded: query.excluded.map(tokensOf).filter((tokens) => tokens.length > 0),
    terms: [...new Set(texts.flat())],
  };
}

function tokensOf(text: string): string[] {
  return runsOf(text).flatMap(tokensOfRun);
}

/** A word as typed is one piece, or several where it is a Chinese sentence without spaces. */
function piecesOf(word: string, words: QueryWords, cutWords: CutWords): string[] {
  if (words.synonyms.has(word)) return [word];
  return runsOf(word).flatMap((run) => {
    if (run.kind === 'word' || Array.from(run.text).length <= MAX_WHOLE_RUN_CHARS)
      return [run.text];
    const pieces = cutWords(run.text).filter((piece) => Array.from(piece).length > 1);
    return pieces.length === 0 ? [run.text] : pieces;
  });
}
