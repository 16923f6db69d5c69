/** Splits a stretch between spaces into words, keeping together what was written together. */
import { runsOf } from './tokenize.js';

/** Part of a stretch. `isChinese`: characters without spaces between words. */
export type WordWithin = { readonly text: string; readonly isChinese: boolean };

/** Signs inside words: 6.12, covid-19, m&s. */
const INSIDE = /^[.&'’_-]$/u;

/**
 * The parts of a folded stretch, in order. Latin words and numbers joined by a sign are one part
 * (6.12). A single Chinese character after a word (7仔, 23条) means little alone, so it stays with it.
 */
export function wordsWithin(stretch: string): readonly WordWithin[] {
  const words: WordWithin[] = [];
  let end = 0;
  for (const { kind, text } of runsOf(stretch)) {
    const start = stretch.indexOf(text, end);
    const isChinese = kind === 'cjk';
    const before = words.at(-1);
    const between = stretch.slice(end, start);
    const isLone = isChinese && Array.from(text).length === 1;
    const continues =
      before?.isChinese === false && (isChinese ? isLone && between === '' : INSIDE.test(between));
    if (continues)
      words[words.length - 1] = { text: `${before.text}${between}${text}`, isChinese: false };
    else words.push({ text, isChinese });
    end = start + text.length;
  }
  return words;
}
