/** Finds where folded words occur in a text as it was written. */
import { foldWithStarts } from './fold.js';

/** UTF-16 units of the original text; `end` is exclusive. */
export type Stretch = { readonly start: number; readonly end: number };

/** A stretch where one of the terms occurs. */
export type Match = Stretch & {
  /** Index of the term. */
  readonly term: number;
};

/**
 * In order and without overlaps: of two that begin together the longer one is kept. At most 2,000.
 */
export function findMatches(text: string, terms: readonly string[]): Match[] {
  const folded = foldWithStarts(text);
  const found = terms.flatMap((term, index) =>
    occurrencesOf(term.trim(), folded.text).map(({ start, end }) => ({
      start: folded.starts[start] ?? 0,
      end: folded.starts[end] ?? text.length,
      term: index,
    })),
  );
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((match) => {
    const isFree = match.start >= end && match.end > match.start;
    if (isFree) end = match.end;
    return isFree;
  });
}

/** The text with every match of the folded words replaced. */
export function replaceWords(text: string, words: ReadonlyMap<string, string>): string {
  const terms = [...words.keys()];
  let at = 0;
  let replaced = '';
  for (const { start, end, term } of findMatches(text, terms)) {
    replaced += text.slice(at, start) + (words.get(terms[term] ?? '') ?? '');
    at = end;
  }
  return replaced + text.slice(at);
}

const MAX_OCCURRENCES = 2000;
const WORD_CHARACTER = /[a-z0-9]/;

function occurrencesOf(term: string, text: string): Stretch[] {
  const places: Stretch[] = [];
  if (term === '') return places;
  for (
    let start = text.indexOf(term);
    start !== -1 && places.length < MAX_OCCURRENCES;
    start = text.indexOf(term, start + term.length)
  ) {
    const end = start + term.length;
    if (isWhole(text, start, end)) places.push({ start, end });
  }
  return places;
}

/** `act` is not found in `action`; Chinese words have no such boundaries. */
function isWhole(text: string, start: number, end: number): boolean {
  const cutsBefore = isWordCharacter(text[start - 1]) && isWordCharacter(text[start]);
  const cutsAfter = isWordCharacter(text[end - 1]) && isWordCharacter(text[end]);
  return !cutsBefore && !cutsAfter;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && WORD_CHARACTER.test(character);
}
