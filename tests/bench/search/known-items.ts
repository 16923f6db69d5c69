/** Queries made from a story that should find it again. */
import { cutWords } from '../../../src/search/word-cutter.js';
import { fold } from '../../../src/search/fold.js';
import type { BenchFile } from './archive-documents.js';
import type { Random } from './seeded-random.js';

/** A query and the one story that is right. */
export type KnownItem = { readonly query: string; readonly story: number };

/** A third each: a stretch of the headline, words of the headline, words of one sentence of the body. */
export function knownItems(
  stories: readonly BenchFile[],
  random: Random,
  count: number,
): KnownItem[] {
  return collect(stories, random, count, (file, at) => {
    if (at % 3 === 0) return headlineStretch(file, random);
    return at % 3 === 1 ? headlineWords(file, random) : bodyWords(file, random);
  });
}

/** Three words of the headline with spaces between them. */
export function spacedItems(
  stories: readonly BenchFile[],
  random: Random,
  count: number,
): KnownItem[] {
  return collect(stories, random, count, (file) => {
    const words = chineseWords(file.title);
    const start = random.below(Math.max(1, words.length - 2));
    return words.length < 3 ? '' : words.slice(start, start + 3).join(' ');
  });
}

/** Three longer English words that stand in the headline or the first lines. */
export function englishItems(
  stories: readonly BenchFile[],
  random: Random,
  count: number,
): KnownItem[] {
  return collect(stories, random, count, (file) => {
    const text = `${file.title} ${file.body.slice(0, 1500)}`;
    const words = [...new Set(text.match(/\b[a-z]{5,14}\b/g) ?? [])];
    return words.length < 12 ? '' : random.sample(words, 3).join(' ');
  });
}

/** One letter of the longest word left out, doubled, changed or swapped with the next. */
export function withTypo(query: string, random: Random): string {
  const words = query.split(' ');
  const longest = words.reduce((long, word) => (word.length > long.length ? word : long), '');
  const at = 1 + random.below(longest.length - 2);
  const [before, letter, after] = [longest.slice(0, at), longest[at] ?? '', longest.slice(at + 1)];
  const typed = random.pick([
    before + after,
    before + letter + letter + after,
    before + (letter === 'x' ? 'z' : 'x') + after,
    before + (after[0] ?? '') + letter + after.slice(1),
  ]);
  return words.map((word) => (word === longest ? typed : word)).join(' ');
}

const TALK: readonly ((query: string) => string)[] = [
  (query) => `點解${query}`,
  (query) => `想知${query}`,
  (query) => `我想搵 ${query} 嘅新聞`,
  (query) => `請問${query}係咩事`,
  (query) => `有冇關於${query}的報道`,
  (query) => `what about ${query}`,
];

export function withTalk(query: string, at: number): string {
  return TALK[at % TALK.length]?.(query) ?? query;
}

function collect(
  stories: readonly BenchFile[],
  random: Random,
  count: number,
  queryOf: (file: BenchFile, at: number) => string,
): KnownItem[] {
  const items: KnownItem[] = [];
  for (let tries = 0; items.length < count && tries < count * 100; tries += 1) {
    const file = random.pick(stories);
    const query = queryOf(file, items.length);
    if (query !== '') items.push({ query, story: file.story });
  }
  return items;
}

function headlineStretch(file: BenchFile, random: Random): string {
  const runs = file.title.match(/[\p{sc=Han}]{6,}/gu) ?? [];
  if (runs.length === 0) return '';
  const run = random.pick(runs);
  const length = Math.min(run.length, 6 + random.below(5));
  const start = random.below(run.length - length + 1);
  return run.slice(start, start + length);
}

function headlineWords(file: BenchFile, random: Random): string {
  const words = chineseWords(file.title);
  return words.length < 4 ? '' : random.sample(words, 2 + random.below(2)).join(' ');
}

function bodyWords(file: BenchFile, random: Random): string {
  const sentences = file.body.split(/[。！？\n]/).filter((sentence) => sentence.length > 15);
  if (sentences.length === 0) return '';
  const words = [...new Set(chineseWords(random.pick(sentences)))];
  if (words.length < 4) return '';
  return words
    .sort((one, other) => other.length - one.length)
    .slice(0, 3)
    .join(' ');
}

/** In the writing of the text, as far as folding leaves places as they were. */
function chineseWords(text: string): string[] {
  const folded = fold(text);
  if (folded.length !== text.length) return [];
  let at = 0;
  return cutWords(folded).flatMap((word) => {
    const original = text.slice(at, at + word.length);
    at += word.length;
    return /^[\p{sc=Han}]{2,}$/u.test(original) ? [original] : [];
  });
}
