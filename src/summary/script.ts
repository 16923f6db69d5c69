/** Measures text in the units that readers feel: characters for Chinese, words for the rest. */

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /[\p{Script=Latin}\p{N}]+(?:['’.-][\p{Script=Latin}\p{N}]+)*/gu;

/** Which of the two most of a text is in. */
export type Script = 'han' | 'latin';

/** `han` when Chinese characters are at least as many as Latin words. */
export function scriptOf(text: string): Script {
  return countHan(text) >= countWords(text) ? 'han' : 'latin';
}

/** Characters without spaces for `han`, words for `latin`. */
export function sizeOf(text: string, script: Script): number {
  return script === 'han' ? text.replace(/\s/g, '').length : countWords(text);
}

/** How many Chinese characters it has. */
export function countHan(text: string): number {
  return text.match(HAN)?.length ?? 0;
}

/** How many words of Latin letters or digits it has. */
export function countWords(text: string): number {
  return text.match(LATIN_WORD)?.length ?? 0;
}
