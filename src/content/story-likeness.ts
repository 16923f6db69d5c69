/**
 * Decides whether two articles are versions of one story, from their titles, days and signatures
 * alone.
 */
import type { LocalDay } from '../domain/clock.js';
import { fold } from '../search/fold.js';
import {
  bandsOf,
  countShingles,
  estimateContainment,
  estimateLikeness,
  type Signature,
} from './text-signature.js';

/** What the decision needs of one article; prepared once, compared often. */
export type StoryVersion = {
  /** Folded. */
  readonly title: string;
  /** The folded title without spaces and punctuation; empty if it has no letters. */
  readonly titleKey: string;
  /** Days since 1970-01-01; `undefined`: no date. */
  readonly dayNumber: number | undefined;
  readonly signature: Signature;
  /** The approximate length of the text in words. */
  readonly words: number;
};

/** Prepares a title and a day, so that `isSameStory` stays cheap. */
export function createVersion(article: {
  readonly title: string;
  readonly day: LocalDay | undefined;
  readonly signature: Signature;
}): StoryVersion {
  const title = fold(article.title);
  return {
    title,
    titleKey: title.replace(NO_LETTER, ''),
    dayNumber: readDay(article.day),
    signature: article.signature,
    words: countShingles(article.signature),
  };
}

const NO_LETTER = /[^\p{L}\p{N}]/gu;

/**
 * At most nine look-up keys, whole numbers below 2⁵³. Two versions of one story share at least one
 * (except for one in six of those that have only a fifth of their text in common), and with most
 * other articles they share none.
 */
export function listStoryKeys(version: StoryVersion): readonly number[] {
  const bands = bandsOf(version.signature);
  if (version.titleKey === '' || version.dayNumber === undefined) return bands;
  return [...bands, hashTitle(`${version.dayNumber} ${version.titleKey}`)];
}

/**
 * Whether two articles are versions of one story. The same title on the same day always is;
 * otherwise the text decides, the more leniently the closer the days and titles are.
 * docs/stories.md has the measurements behind the numbers.
 */
export function isSameStory(one: StoryVersion, other: StoryVersion): boolean {
  const gap = countDaysBetween(one, other);
  const sameTitle = one.titleKey !== '' && one.titleKey === other.titleKey;
  if (sameTitle && gap === 0) return true;

  const likeness = estimateLikeness(one.signature, other.signature);
  if (likeness < (sameTitle || gap > 1 ? HALF : FIFTH)) return false;
  const words = Math.min(one.words, other.words);
  if (words < SHORT_NOTE_WORDS) return sameTitle && gap <= WEEK && likeness >= NEARLY_ALL;
  if (sameTitle) return true;
  if (isOtherPart(one, other)) return gap <= 1 && likeness >= HALF;
  if (words < LONG_NOTE_WORDS) return gap <= WEEK && likeness >= NEARLY_ALL;
  if (gap > 1) return likeness >= (gap <= WEEK ? MOST : NEARLY_ALL);
  return likeness >= HALF || isLiveUpdate(one, other, likeness);
}

/**
 * Same or next day, different headline: the text was rewritten, or nearly all of the shorter one is
 * in the longer.
 */
function isLiveUpdate(one: StoryVersion, other: StoryVersion, likeness: number): boolean {
  const [label, headline] = cutTitle(one.title);
  const [otherLabel, otherHeadline] = cutTitle(other.title);
  const titles = compareTitles(headline, otherHeadline);
  const containment = estimateContainment(one.signature, other.signature);
  if (titles >= 0.5) return containment >= 0.45;
  if (containment < MOST) return false;
  if (titles >= 0.25) return true;
  // A round-up contains short reports in full: unless the titles share a word, it stays separate.
  const isRelated = titles > 0 || compareTitles(label, otherLabel) > 0;
  return isRelated && likeness >= 0.2 && one.dayNumber === other.dayNumber;
}

const FIFTH = 0.18;
const HALF = 0.5;
const MOST = 0.75;
const NEARLY_ALL = 0.8;
const WEEK = 7;
const SHORT_NOTE_WORDS = 24;
const LONG_NOTE_WORDS = 60;

/**
 * The label in 【】 at the start of a headline, and the rest; a title that is only a label counts as
 * the rest.
 */
function cutTitle(title: string): readonly [label: string, headline: string] {
  const label = LABEL.exec(title)?.[0] ?? '';
  const headline = title.slice(label.length);
  return NO_LETTER_AT_ALL.test(headline) ? ['', title] : [label, headline];
}

const LABEL = /^\s*【[^】]*】/u;
const NO_LETTER_AT_ALL = /^[^\p{L}\p{N}]*$/u;

/** The share of terms that two titles have in common (Dice), 0–1. */
function compareTitles(one: string, other: string): number {
  const terms = listTerms(one);
  const others = listTerms(other);
  let common = 0;
  for (const term of terms) if (others.has(term)) common += 1;
  return (2 * common) / Math.max(1, terms.size + others.size);
}

const PART = /\d+|[一二三四五六七八九十百]+|[上中下]$/gu;

/**
 * Titles that differ only in their numbers, like the parts of a series or the issues of a column.
 */
function isOtherPart(one: StoryVersion, other: StoryVersion): boolean {
  if (one.titleKey === other.titleKey) return false;
  return one.titleKey.replace(PART, '') === other.titleKey.replace(PART, '');
}

/** Pairs of Han characters, and other words. */
const TITLE_RUN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu;

function listTerms(title: string): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const [run] of title.matchAll(TITLE_RUN)) {
    if (!/^\p{Script=Han}/u.test(run)) terms.add(run);
    else
      for (let index = 0; index + 1 < run.length; index += 1)
        terms.add(run.slice(index, index + 2));
  }
  return terms;
}

function readDay(day: LocalDay | undefined): number | undefined {
  const time = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : Math.round(time / 86_400_000);
}

/** Infinity if either day is unknown. */
function countDaysBetween(one: StoryVersion, other: StoryVersion): number {
  if (one.dayNumber === undefined || other.dayNumber === undefined) return Number.POSITIVE_INFINITY;
  return Math.abs(one.dayNumber - other.dayNumber);
}

/** FNV-1a over UTF-16 units in two lanes, above the bands' range. */
function hashTitle(text: string): number {
  let [low, high] = [0x811c9dc5, 0x01000193];
  for (let index = 0; index < text.length; index += 1) {
    low = Math.imul(low ^ text.charCodeAt(index), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(index), 0x85ebca6b);
  }
  return 2 ** 32 * (1 + (high >>> 12)) + (low >>> 0);
}
