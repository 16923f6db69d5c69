/** The newsroom's own standfirsts as reference summaries: taken out of the article, one a story. */
import type { Block } from '../../../src/domain/body.js';
import { countHan } from '../../../src/summary/script.js';
import { readArticles } from './archive.js';

/** A story whose standfirst is the summary to come near to. */
export type Reference = {
  readonly path: string;
  readonly title: string;
  /** The article without its standfirst. */
  readonly blocks: readonly Block[];
  readonly reference: string;
  /** 0–4; the versions and near relatives of one story share a fold. */
  readonly fold: number;
};

const FOLDS = 5;

/**
 * Chinese articles whose author matches, with a standfirst of 40 to 400 characters above at least
 * 200 more. A columnist's bold opening is no summary, so the author should be the newsroom's.
 */
export function findReferences(folder: string, author: RegExp): Reference[] {
  const byStory = new Map<string, Reference>();
  for (const { path, title, author: by, blocks } of readArticles(folder)) {
    if (!author.test(by)) continue;
    const standfirst = blocks.filter(({ kind }) => kind === 'standfirst');
    const reference = standfirst.map(({ text }) => text).join('');
    const rest = blocks.filter(({ kind }) => kind !== 'standfirst');
    const han = countHan(reference);
    if (han < 40 || han > 400 || /按：|作者/.test(reference)) continue;
    if (
      countHan(
        rest
          .filter(({ kind }) => kind === 'paragraph')
          .map(({ text }) => text)
          .join(''),
      ) < 200
    )
      continue;
    const story = title.replace(/[^\p{L}\p{N}]/gu, '');
    byStory.set(story, { path, title, blocks: rest, reference, fold: 0 });
  }
  return assignFolds([...byStory.values()]);
}

/** Stories that share a third of their standfirst's pairs go to one fold, so that none is trained on its twin. */
function assignFolds(references: readonly Reference[]): Reference[] {
  const pairs = references.map(({ reference }) => pairsOf(reference));
  const leader = references.map((_, index) => index);
  for (let a = 0; a < references.length; a += 1) {
    for (let b = 0; b < a; b += 1) {
      const [few, many] = [pairs[a] ?? new Set<string>(), pairs[b] ?? new Set<string>()];
      let shared = 0;
      for (const pair of few) if (many.has(pair)) shared += 1;
      if (shared * 3 >= Math.min(few.size, many.size)) {
        leader[a] = leader[b] ?? b;
        break;
      }
    }
  }
  return references.map((entry, index) => ({
    ...entry,
    fold: hash(references[leader[index] ?? index]?.title ?? '') % FOLDS,
  }));
}

function pairsOf(text: string): Set<string> {
  const characters = [...text.replace(/[^\p{L}\p{N}]/gu, '')];
  return new Set(
    characters.slice(1).map((character, index) => (characters[index] ?? '') + character),
  );
}

/** FNV-1a, so that folds stay the same from run to run. */
function hash(text: string): number {
  let value = 2166136261;
  for (const character of text)
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  return value;
}
