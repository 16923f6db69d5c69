/** Compares two texts by paragraphs, and edited paragraphs by sentences. */
import { diffArrays } from 'diff';
import type { ChangedPart, TextChange } from '../domain/text-change.js';
import { splitSentences } from '../summary/sentences.js';

/** Two paragraphs are one that was edited when they share so much of their pairs of letters (Dice 1945). */
const MIN_LIKENESS = 0.4;
/** Myers' method takes time by the number of changes: beyond this it is another text. */
const MAX_EDITS = 1_000;
/** Beyond this many paragraphs in one place, no paragraph is looked for that was edited into another. */
const MAX_PAIRED = 50;

/**
 * What has to be done to the older paragraphs to have the newer ones, in their order; empty: nothing.
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

/** Paragraphs that went and those that came in their place: what is alike was edited. */
function pairUp(removed: readonly string[], added: readonly string[]): readonly TextChange[] {
  const changes: TextChange[] = [];
  let from = 0;
  for (const text of added) {
    const limit = Math.min(removed.length, from + MAX_PAIRED);
    let partner = from;
    while (partner < limit && likeness(removed[partner] ?? '', text) < MIN_LIKENESS) partner += 1;
    if (partner >= limit) {
      changes.push({ kind: 'added', text });
      continue;
    }
    for (const gone of removed.slice(from, partner)) changes.push({ kind: 'removed', text: gone });
    changes.push({ kind: 'edited', parts: compareSentences(removed[partner] ?? '', text) });
    from = partner + 1;
  }
  for (const gone of removed.slice(from)) changes.push({ kind: 'removed', text: gone });
  return changes;
}

function compareSentences(older: string, newer: string): readonly ChangedPart[] {
  const sentences = (text: string) => splitSentences(text).map((sentence) => sentence.text);
  const runs = diffArrays(sentences(older), sentences(newer));
  return runs.map(({ added, removed, value }) => ({
    mark: added ? 'added' : removed ? 'removed' : 'same',
    text: join(value),
  }));
}

/** Chinese sentences stand side by side, others have a space between them. */
function join(sentences: readonly string[]): string {
  return sentences.reduce(
    (text, sentence) =>
      text === '' || /[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]$/.test(text)
        ? text + sentence
        : `${text} ${sentence}`,
    '',
  );
}

function likeness(one: string, other: string): number {
  const [pairs, others] = [pairsOf(one), pairsOf(other)];
  if (pairs.size + others.size === 0) return 0;
  let shared = 0;
  for (const pair of pairs) if (others.has(pair)) shared += 1;
  return (2 * shared) / (pairs.size + others.size);
}

function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at += 1) pairs.add(text.slice(at, at + 2));
  return pairs;
}
