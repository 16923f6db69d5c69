/** The text around the best match, so that a reader sees why a story was found. */
import { findMatches, type Match, type Stretch } from './match-places.js';

/** A piece of an excerpt; `marked`: it matches the search. */
export type ExcerptPart = { readonly text: string; readonly marked: boolean };

/** About three lines on a phone. */
const MAX_EXCERPT_CHARS = 120;

/**
 * A stretch of the text, in whole sentences or clauses if they fit in 120 characters, with the
 * matching words marked and "…" where a sentence continues. `terms` are folded. Empty when none
 * occurs.
 */
export function excerptOf(text: string, terms: readonly string[]): ExcerptPart[] {
  const matches = findMatches(text, terms);
  const core = bestCluster(matches);
  if (core === undefined) return [];
  const window = widen(text, core);
  const inside = matches.filter((match) => match.start >= window.start && match.end <= window.end);
  return partsOf(text, window, inside);
}

/**
 * The stretch of matches with the most different terms that fits with some room around it; the
 * first one among equals.
 */
function bestCluster(matches: readonly Match[]): Stretch | undefined {
  const room = MAX_EXCERPT_CHARS * 0.8;
  let best: (Stretch & { score: number }) | undefined;
  for (const [index, first] of matches.entries()) {
    const terms = new Set<number>();
    let end = first.end;
    for (const match of matches.slice(index, index + MAX_CLUSTER_MATCHES)) {
      if (match.end - first.start > room) break;
      terms.add(match.term);
      end = match.end;
    }
    if (best === undefined || terms.size > best.score) {
      best = { start: first.start, end, score: terms.size };
    }
  }
  return best;
}

const MAX_CLUSTER_MATCHES = 24;
const SENTENCE_END = /[。！？!?\n]['"」』”）)]*|\.(?=\s)/gu;
const CLAUSE_END = /[，、；：,;:—]|\s/gu;

/** Extends the cluster to the boundaries of a sentence, else a clause, else a character. */
function widen(text: string, core: Stretch): Stretch {
  const earliest = Math.max(0, core.end - MAX_EXCERPT_CHARS);
  const before = text.slice(earliest, core.start);
  const start =
    earliest === 0 && lastEnd(before, SENTENCE_END) === undefined
      ? 0
      : earliest +
        (lastEnd(before, SENTENCE_END) ?? clauseStart(before) ?? characterStart(text, earliest));
  const latest = Math.min(text.length, Math.max(start + MAX_EXCERPT_CHARS, core.end));
  if (latest === text.length) return trim(text, { start, end: latest });
  const after = text.slice(core.end, latest);
  const end =
    core.end +
    (lastEnd(after, SENTENCE_END) ??
      lastEnd(after, CLAUSE_END) ??
      characterEnd(text, core.end, latest));
  return trim(text, { start, end: Math.max(end, core.end) });
}

/** The end of the last match, relative to the start of `text`. */
function lastEnd(text: string, pattern: RegExp): number | undefined {
  const last = Array.from(text.matchAll(pattern)).at(-1);
  return last === undefined ? undefined : last.index + last[0].length;
}

/** The first clause that begins in it, to show as much before the match as fits. */
function clauseStart(text: string): number | undefined {
  const first = text.matchAll(CLAUSE_END).next().value;
  return first === undefined ? undefined : first.index + first[0].length;
}

const CHARACTERS_AROUND = 40;

/** The distance from `at` to the start of the next whole character. */
function characterStart(text: string, at: number): number {
  const from = Math.max(0, at - CHARACTERS_AROUND);
  return (boundaries(text, from, at + CHARACTERS_AROUND).find((place) => place >= at) ?? at) - at;
}

/** The distance from `from` to the end of the last whole character before `at`. */
function characterEnd(text: string, from: number, at: number): number {
  const near = Math.max(from, at - CHARACTERS_AROUND);
  return (boundaries(text, near, at).findLast((place) => place <= at) ?? from) - from;
}

function boundaries(text: string, from: number, to: number): number[] {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const stretch = text.slice(from, to + CHARACTERS_AROUND);
  return Array.from(segmenter.segment(stretch), (segment) => from + segment.index);
}

function trim(text: string, { start, end }: Stretch): Stretch {
  const inside = text.slice(start, end);
  return {
    start: start + inside.length - inside.trimStart().length,
    end: end - (inside.length - inside.trimEnd().length),
  };
}

function partsOf(text: string, window: Stretch, matches: readonly Match[]): ExcerptPart[] {
  const parts: ExcerptPart[] = [];
  const add = ({ start, end }: Stretch, { marked }: Pick<ExcerptPart, 'marked'>): void => {
    if (end > start) parts.push({ text: text.slice(start, end).replace(/\s+/g, ' '), marked });
  };
  if (!startsSentence(text, window.start)) parts.push({ text: '…', marked: false });
  let at = window.start;
  for (const match of matches) {
    add({ start: at, end: match.start }, { marked: false });
    add(match, { marked: true });
    at = match.end;
  }
  add({ start: at, end: window.end }, { marked: false });
  if (!endsSentence(text, window.end)) parts.push({ text: '…', marked: false });
  return parts;
}

function startsSentence(text: string, at: number): boolean {
  return /(?:^|[。！？!?\n.]['"」』”）)]*\s*)$/u.test(text.slice(Math.max(0, at - 8), at));
}

function endsSentence(text: string, at: number): boolean {
  return (
    /[。！？!?.]['"」』”）)]*$/u.test(text.slice(at - 4, at)) ||
    /^\s*(?:\n|$)/u.test(text.slice(at, at + 4))
  );
}
