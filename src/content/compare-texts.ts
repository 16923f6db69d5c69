/** Compares two texts by paragraphs, and edited paragraphs by sentences. */
import { diffArrays } from 'diff';
import type { ChangedPart, TextChange } from '../domain/text-change.js';
import { splitSentences } from '../summary/sentences.js';
import { pairsOf } from './letter-pairs.js';
import { gapAfter } from './sentence-gap.js';

/**
 * Two paragraphs count as one edited paragraph if they share this much of their letter pairs (Dice
 * 1945).
 */
const MIN_LIKENESS = 0.4;
/** Sentences that share this much are compared word by word; others are shown whole. */
const MIN_SENTENCE_LIKENESS = 0.6;
/**
 * The time of Myers' method grows with the number of changes: beyond this, the text counts as
 * rewritten.
 */
const MAX_EDITS = 1_000;
/** If more paragraphs than this changed in one place, they are not matched with each other. */
const MAX_PAIRED = 50;

/**
 * The changes that turn the older paragraphs into the newer ones, in order; empty: none.
 * `undefined`: hardly anything is the same.
 */
export function compareTexts(
  older: readonly string[],
  newer: readonly string[],
): readonly TextChange[] | undefined {
  const runs = diffArrays([...older], [...newer], { maxEditLength: MAX_EDITS });
  if (runs === undefined) return undefined;
  const changes: TextChange[] = [];
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    const next = runs[at + 1];
    if (run === undefined || (!run.added && !run.removed)) continue;
    if (run.removed && next?.added) {
      changes.push(...pairUp(run.value, next.value));
      at += 1;
    } else {
      const kind = run.added ? 'added' : 'removed';
      changes.push(...run.value.map((text): TextChange => ({ kind, text })));
    }
  }
  return changes;
}

/** Matches removed paragraphs with added ones in the same place: similar ones were edited. */
function pairUp(removed: readonly string[], added: readonly string[]): readonly TextChange[] {
  return pairAlike(removed, added, MIN_LIKENESS).map(([older, newer]): TextChange => {
    if (older === undefined) return { kind: 'added', text: newer ?? '' };
    if (newer === undefined) return { kind: 'removed', text: older };
    return { kind: 'edited', parts: compareSentences(older, newer) };
  });
}

function compareSentences(older: string, newer: string): readonly ChangedPart[] {
  const sentences = (text: string) => splitSentences(text).map((sentence) => sentence.text);
  const runs = diffArrays(sentences(older), sentences(newer));
  const parts: ChangedPart[] = [];
  const push = (mark: ChangedPart['mark'], text: string) => {
    parts.push({ mark, text: gapAfter(parts.at(-1)?.text) + text });
  };
  for (let at = 0; at < runs.length; at += 1) {
    const run = runs[at];
    const next = runs[at + 1];
    if (run === undefined) continue;
    if (!run.removed || !next?.added) {
      for (const text of run.value) push(markOf(run), text);
      continue;
    }
    for (const [gone, come] of pairAlike(run.value, next.value, MIN_SENTENCE_LIKENESS)) {
      if (gone !== undefined && come !== undefined) {
        const [first, ...others] = compareWords(gone, come);
        if (first !== undefined) push(first.mark, first.text);
        parts.push(...others);
      } else if (gone !== undefined) push('removed', gone);
      else if (come !== undefined) push('added', come);
    }
    at += 1;
  }
  return joinSame(parts);
}

/**
 * Puts each added paragraph beside the one it was made from, in the order of the text; unmatched
 * ones stand alone.
 */
function pairAlike(
  removed: readonly string[],
  added: readonly string[],
  minLikeness: number,
): readonly (readonly [older: string | undefined, newer: string | undefined])[] {
  const pairs: [string | undefined, string | undefined][] = [];
  let from = 0;
  let alone: string[] = [];
  // Removed paragraphs come before those that replaced them.
  const flush = (upTo: number) => {
    for (const gone of removed.slice(from, upTo)) pairs.push([gone, undefined]);
    for (const come of alone) pairs.push([undefined, come]);
    alone = [];
    from = upTo;
  };
  for (const text of added) {
    const limit = Math.min(removed.length, from + MAX_PAIRED);
    let partner = from;
    while (partner < limit && likeness(removed[partner] ?? '', text) < minLikeness) partner += 1;
    if (partner >= limit) {
      alone.push(text);
      continue;
    }
    flush(partner);
    pairs.push([removed[partner], text]);
    from = partner + 1;
  }
  flush(removed.length);
  return pairs;
}

/** Merges neighbouring parts with the same mark. */
function joinSame(parts: readonly ChangedPart[]): readonly ChangedPart[] {
  const joined: ChangedPart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (last?.mark === part.mark)
      joined[joined.length - 1] = { mark: part.mark, text: last.text + part.text };
    else joined.push(part);
  }
  return joined;
}

/** Words as Unicode segments them, for Chinese with a dictionary (UAX #29). */
function compareWords(older: string, newer: string): readonly ChangedPart[] {
  const words = (text: string) =>
    [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)].map(
      ({ segment }) => segment,
    );
  return diffArrays(words(older), words(newer)).map((run) => ({
    mark: markOf(run),
    text: run.value.join(''),
  }));
}

function markOf({ added, removed }: { added: boolean; removed: boolean }): ChangedPart['mark'] {
  if (added) return 'added';
  return removed ? 'removed' : 'same';
}

/** The share of letter pairs that two texts have in common (Dice), 0–1. */
function likeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  if (pairs.size + others.size === 0) return 0;
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared += 1;
  return (2 * shared) / (pairs.size + others.size);
}
