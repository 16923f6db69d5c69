/** Judges what a language model wrote: a summary that says more than the article is refused. */
import { countHan, countWords, scriptOf, sizeOf } from './script.js';
import { endsWhole, splitSentences } from './sentences.js';
import { textKey } from './text-key.js';

/** What the model was given. */
export type LlmSource = { readonly title: string; readonly text: string };

const LIMITS = { han: { least: 20, most: 160 }, latin: { least: 10, most: 70 } } as const;
const MAX_SENTENCES = 3;
/**
 * How much of a summary must also be in its article. Human-written summaries keep .32 of the
 * bigrams and .78 of the characters at their 5th percentile; texts about another article .13 and
 * .76 at the 95th.
 */
const MIN_BIGRAM_SHARE = 0.3;
const MIN_CHARACTER_SHARE = 0.75;

/** Why the summary must not be shown, as a stable word; `undefined`: it may be. Pure and linear. */
export function refusalOf(summary: string, source: LlmSource): string | undefined {
  const text = `${source.title}\n${source.text}`;
  const script = scriptOf(source.text);
  if (/[\n\r\u2028\u2029]/.test(summary)) return 'lines';
  if (/[<>{}[\]`*_#|\\]|https?:|www\.|@/.test(summary)) return 'markup';
  if (scriptOf(summary) !== script) return 'language';
  if (script === 'han' && countWords(summary) > countHan(summary)) return 'language';
  const size = sizeOf(summary, script);
  if (size < LIMITS[script].least) return 'short';
  if (size > LIMITS[script].most) return 'long';
  if (splitSentences(summary).length > MAX_SENTENCES) return 'sentences';
  if (!endsWhole(summary)) return 'cut';
  if (textKey(summary).includes(textKey(source.title))) return 'headline';
  return unfaithful(summary, text);
}

function unfaithful(summary: string, text: string): string | undefined {
  const known = textKey(text);
  const numbers = new Set(numbersOf(text));
  if (numbersOf(summary).some((number) => !numbers.has(number))) return 'number';
  if (namesOf(summary).some((name) => !known.includes(textKey(name)))) return 'name';
  if (quotationsOf(summary).some((words) => !known.includes(textKey(words)))) return 'quotation';
  const bigrams = pairsOf(textKey(summary));
  const knownBigrams = new Set(pairsOf(known));
  if (shareIn(bigrams, knownBigrams) < MIN_BIGRAM_SHARE) return 'content';
  if (shareIn([...textKey(summary)], new Set(known)) < MIN_CHARACTER_SHARE) return 'content';
  return undefined;
}

const HAN_NUMBER = /[〇零一二三四五六七八九十百千萬万億亿兩两]{2,}/gu;

function numbersOf(text: string): string[] {
  const plain = text.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '');
  return [...(plain.match(/\d+(?:\.\d+)?/g) ?? []), ...(plain.match(HAN_NUMBER) ?? [])];
}

/** Latin words that begin with a capital, except at the start of a sentence. */
function namesOf(text: string): string[] {
  const sentences = splitSentences(text).map((sentence) => sentence.text);
  return sentences.flatMap((sentence) =>
    [...sentence.matchAll(/\p{Lu}[\p{L}\p{N}'’.-]*/gu)].flatMap(({ 0: name, index }) =>
      index === 0 && scriptOf(sentence) === 'latin' ? [] : [name],
    ),
  );
}

function quotationsOf(text: string): string[] {
  return [...text.matchAll(/[「『“"]([^」』”"]+)[」』”"]/g)].map((match) => match[1] ?? '');
}

function pairsOf(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

function shareIn(parts: readonly string[], known: ReadonlySet<string>): number {
  if (parts.length === 0) return 0;
  return parts.filter((part) => known.has(part)).length / parts.length;
}
