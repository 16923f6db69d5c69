/** Terms: the units of the index and of queries. */

/** An unbroken stretch: a run of CJK characters, or a word or number of another script. */
export type Run = {
  readonly kind: 'cjk' | 'word';
  readonly text: string;
};

/** Longer words are cut: no reader types one, and a page of base64 must not fill the index. */
const MAX_WORD_CHARS = 40;

// Kana, Bopomofo and Hangul are treated like Han: none of them reliably puts spaces between words.
const CJK = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Bopo}々〆ー';
const RUN = new RegExp(`([${CJK}]+)|(?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/**
 * The runs of a folded text, in order. Apostrophes, dashes and all other punctuation separate
 * words.
 */
export function runsOf(folded: string): Run[] {
  return Array.from(folded.matchAll(RUN), (match) => ({
    kind: match[1] === undefined ? 'word' : 'cjk',
    text: match[0],
  }));
}

/**
 * Receives terms as they are found: pairs of CJK characters as numbers, since most terms are such
 * pairs.
 */
export type TermSink = {
  readonly addPair: (code: number) => void;
  readonly addTerm: (term: string) => void;
};

/**
 * Passes every term of a folded text to `sink`, in order, and returns the number of tokens. Terms
 * are: each two neighbouring characters of a CJK run, each other word, and, so that phrases can be
 * found, each two neighbours of which at least one is a word (`neighbourTerm`).
 */
export function forEachTerm(folded: string, sink: TermSink): number {
  let tokens = 0;
  let before: { start: number; end: number; isCjk: boolean } | undefined;
  let at = 0;
  while (at < folded.length) {
    const kind = kindAt(folded, at);
    if (kind === SIGN) {
      if (!CONNECTORS.has(folded.charCodeAt(at))) before = undefined;
      at += 1;
      continue;
    }
    const isCjk = kind === CJK_CHARACTER;
    const end = isCjk ? at + unitsAt(folded, at) : wordEnd(folded, at);
    if (!isCjk) {
      sink.addTerm(cutWord(folded.slice(at, end)));
      tokens += 1;
    }
    if (before !== undefined && isCjk && before.isCjk) {
      if (before.end === at) {
        if (end - before.start === 2) sink.addPair(pairCode(folded, before.start));
        else sink.addTerm(folded.slice(before.start, end));
        tokens += 1;
      }
    } else if (before !== undefined) {
      sink.addTerm(neighbourTerm(folded.slice(before.start, before.end), folded.slice(at, end)));
    }
    before = { start: at, end, isCjk };
    at = end;
  }
  return tokens;
}

/** The terms of a folded text as strings, without repeats. */
export function termsIn(folded: string): string[] {
  const terms = new Set<string>();
  forEachTerm(folded, {
    addPair: (code) => terms.add(termOfCode(code)),
    addTerm: (term) => terms.add(term),
  });
  return [...terms];
}

/** The term behind a pair's number; below 65,536 it is a single character. */
export function termOfCode(code: number): string {
  return code < 0x10000
    ? String.fromCharCode(code)
    : String.fromCharCode(code >>> 16, code & 0xffff);
}

function pairCode(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}

/** The leading space keeps it from colliding with a word. */
function neighbourTerm(one: string, other: string): string {
  return ` ${cutWord(one)} ${cutWord(other)}`;
}

/** Every CJK character of a folded text. */
export function charactersOf(folded: string): string[] {
  return runsOf(folded).flatMap((run) => (run.kind === 'cjk' ? Array.from(run.text) : []));
}

/**
 * Between two words these do not end a phrase: space, ampersand, apostrophe, dash, dot, underscore.
 */
const CONNECTORS = new Set(Array.from(" &'-._’", (sign) => sign.charCodeAt(0)));

const SIGN = 0;
const CJK_CHARACTER = 1;
const WORD_CHARACTER = 2;
const UNKNOWN = 3;
const ONE_CJK = new RegExp(`^[${CJK}]$`, 'u');
const ONE_WORD = /^[\p{L}\p{N}\p{M}]$/u;

/** Filled as characters occur: classifying all of Unicode at once takes 20 ms. */
const knownKinds = new Uint8Array(0x10000).fill(UNKNOWN);

function kindAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff) return kindOf(text.codePointAt(at) ?? 0);
  const known = knownKinds[unit] ?? UNKNOWN;
  if (known !== UNKNOWN) return known;
  return (knownKinds[unit] = kindOf(unit));
}

function kindOf(codePoint: number): number {
  const character = String.fromCodePoint(codePoint);
  if (ONE_CJK.test(character)) return CJK_CHARACTER;
  return ONE_WORD.test(character) ? WORD_CHARACTER : SIGN;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && kindAt(text, end) === WORD_CHARACTER) end += unitsAt(text, end);
  return end;
}

function unitsAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function cutWord(word: string): string {
  return word.length <= MAX_WORD_CHARS ? word : Array.from(word).slice(0, MAX_WORD_CHARS).join('');
}
