/** Whether a summary says something twice. */
import { bareText, type Page } from './page.js';

/** The first sentence that says the headline or a heading again; `undefined`: none does. */
export function repeatsHeading({ title, markdown, sentences }: Page): string | undefined {
  const keys = [
    title,
    ...[...markdown.matchAll(/^#{1,6} (.+)$/gm)]
      .map(([, text = '']) => text)
      .filter((text) => !/[。！？.]\W*$/.test(text)),
  ].map(wordsOnly);
  return sentences.find((sentence) =>
    keys.some(
      (key) =>
        key.length > 6 && (key === wordsOnly(sentence) || isNearly(key, wordsOnly(sentence))),
    ),
  );
}

/** The longer text holds the shorter one, or nine tenths of its pairs, and hardly more. */
function isNearly(a: string, b: string): boolean {
  if (Math.max(a.length, b.length) > Math.min(a.length, b.length) * 1.3) return false;
  const pairs = new Set([...a].slice(1).map((char, index) => (a[index] ?? '') + char));
  const other = [...b].slice(1).map((char, index) => (b[index] ?? '') + char);
  return other.length > 0 && other.filter((pair) => pairs.has(pair)).length >= other.length * 0.9;
}

function wordsOnly(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

/** The first sentence that says an earlier one again or stands out of the article's order; `undefined`: none does. */
export function repetition({ sentences, bare }: Page): string | undefined {
  let last = -1;
  for (const [index, sentence] of sentences.entries()) {
    if (sentences.slice(0, index).some((other) => isNearly(wordsOnly(other), wordsOnly(sentence))))
      return sentence;
    const wanted = bareText(sentence);
    const at = bare.indexOf(wanted, Math.max(0, last));
    if (at < 0 && bare.includes(wanted)) return `order: ${sentence}`;
    last = at < 0 ? last : at;
  }
  return undefined;
}
