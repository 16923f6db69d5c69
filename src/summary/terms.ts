/**
 * The terms by which two texts are compared: pairs of Chinese characters, and stems of Latin words.
 */

const STOP_WORDS = new Set(
  (
    'a an the and or but of to in on at by for with from as is are was were be been being it its this that these those ' +
    'he she they his her their him them we our us you your i my me not no do does did has have had will would can could ' +
    'may might shall should there here than then so if about into over after before between also more most other some'
  ).split(' '),
);
/** Function characters: a pair containing one says little. */
const STOP_CHARACTERS =
  /[的了是在和與及也都就而並或但又很這那有為於以被把將等個他她它其之們不我你]/u;
const RUNS = /\p{Script=Han}+|[\p{Script=Latin}\p{N}]+(?:['’.][\p{Script=Latin}\p{N}]+)*/gu;

/** How often each term occurs in the text, leaving out meaningless ones. */
export function termsOf(text: string): Map<string, number> {
  const terms = new Map<string, number>();
  for (const run of text.match(RUNS) ?? []) {
    if (run.charCodeAt(0) < 0x2e80) {
      const stem = stemOf(run.toLowerCase());
      if (!STOP_WORDS.has(stem) && (stem.length > 1 || /\d/.test(stem)))
        terms.set(stem, (terms.get(stem) ?? 0) + 1);
      continue;
    }
    for (let at = 0; at + 1 < run.length; at += 1) {
      const pair = run.slice(at, at + 2);
      if (!STOP_CHARACTERS.test(pair)) terms.set(pair, (terms.get(pair) ?? 0) + 1);
    }
  }
  return terms;
}

/**
 * A light stemmer after Harman's "How effective is suffixing?" (1991): plurals, then -ed and -ing.
 */
export function stemOf(word: string): string {
  const plain = word.replace(/['’]s$/, '');
  if (plain.length > 4 && plain.endsWith('ies')) return `${plain.slice(0, -3)}y`;
  if (plain.length > 3 && plain.endsWith('s') && !/(?:us|ss|is)$/.test(plain))
    return plain.slice(0, -1);
  if (plain.length > 6 && plain.endsWith('ing')) return plain.slice(0, -3);
  return plain.length > 5 && plain.endsWith('ed') ? plain.slice(0, -2) : plain;
}

/** The cosine of two term counts, 0–1. */
export function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [term, count] of few) dot += count * (many.get(term) ?? 0);
  return dot === 0 ? 0 : dot / Math.sqrt(norm(a) * norm(b));
}

/** The share of `wanted` that is found in `terms`, 0–1. */
export function coverage(
  wanted: ReadonlyMap<string, number>,
  terms: ReadonlyMap<string, number>,
): number {
  if (wanted.size === 0) return 0;
  let found = 0;
  for (const term of wanted.keys()) if (terms.has(term)) found += 1;
  return found / wanted.size;
}

function norm(terms: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const count of terms.values()) sum += count * count;
  return sum;
}
