/**
 * Measures text in units that match the reading effort: characters for Chinese, words for the rest.
 */

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /[\p{Script=Latin}\p{N}]+(?:['’.-][\p{Script=Latin}\p{N}]+)*/gu;

/** The script of most of a text. */
export type Script = 'han' | 'latin';

/** `han` if there are at least as many Chinese characters as Latin words. */
export function scriptOf(text: string): Script {
  return countHan(text) >= countWords(text) ? 'han' : 'latin';
}

/** Characters without spaces for `han`, words for `latin`. */
export function sizeOf(text: string, script: Script): number {
  return script === 'han' ? text.replace(/\s/g, '').length : countWords(text);
}

/** The number of Chinese characters. */
export function countHan(text: string): number {
  return text.match(HAN)?.length ?? 0;
}

/** The number of words made of Latin letters or digits. */
export function countWords(text: string): number {
  return text.match(LATIN_WORD)?.length ?? 0;
}
