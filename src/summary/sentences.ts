/** Splits a line of Chinese, English or mixed text into sentences. */
import { CLOSERS, isPair, matchQuotes, type Quotes } from './quotations.js';

/** A sentence of a line, complete or not. */
export type Sentence = {
  /** Verbatim, without surrounding spaces. */
  readonly text: string;
  /** It ends with a mark that ends a sentence, including closing quotation marks. */
  readonly isWhole: boolean;
  /** It lies in a quotation or bracket that this line opens or closes without its partner. */
  readonly isTorn: boolean;
};

/**
 * The sentences of one line. A mark inside a quotation or bracket ends no sentence unless the
 * quotation ends with it (`。」`); "U.S.", "Mr.", initials, decimals, list numbers and an ellipsis
 * in the middle end none either. Never throws; linear time.
 */
export function splitSentences(line: string): Sentence[] {
  const quotes = matchQuotes(line);
  const sentences: Sentence[] = [];
  let start = 0;
  let depth = 0;
  const push = ({ end, isWhole }: { readonly end: number; readonly isWhole: boolean }) => {
    const text = line.slice(start, end).trim();
    if (text !== '') sentences.push({ text, isWhole, isTorn: isInside(quotes.torn, start, end) });
    start = end;
  };
  for (let at = 0; at < line.length; at += 1) {
    const turn = quotes.turns.get(at);
    if (turn !== undefined) {
      depth += turn;
      continue;
    }
    if (!isStop(line, at, start)) continue;
    if (depth > 0) {
      // `。」` ends the sentence if it closes the outermost quotation.
      const closed = closeAfter(line, at + 1, quotes.turns);
      if (closed.closes < depth || !endsAfterClosing(line, start, closed.end)) continue;
      depth -= closed.closes;
      push({ end: closed.end, isWhole: true });
    } else push({ end: closeAfter(line, stopsEnd(line, at), quotes.turns).end, isWhole: true });
    at = start - 1;
  }
  push({ end: line.length, isWhole: endsWhole(line) });
  return sentences;
}

const STOPS = '。！？!?｡．';
const ELLIPSIS = '…⋯';
const HAN = /[\u3400-\u9fff]/;

function isInside(stretches: Quotes['torn'], start: number, end: number): boolean {
  return stretches.some(([from, to]) => start < to && end > from);
}

function isStop(line: string, at: number, start: number): boolean {
  const char = line.charAt(at);
  if (STOPS.includes(char)) return !(char === '?' && /^[=&\w]/.test(line.slice(at + 1, at + 2)));
  if (ELLIPSIS.includes(char)) return isEndOfLine(line, at);
  return char === '.' && isFullStop(line, at, start);
}

/** An ellipsis ends a sentence only if nothing follows it. */
function isEndOfLine(line: string, at: number): boolean {
  return /^[…⋯.」』”’"）)\s]*$/.test(line.slice(at, at + 20)) && line.length - at < 20;
}

const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof sr jr st mt gen col lt capt sgt rev hon gov sen rep pres vs etc inc ltd co corp dept univ assn ' +
    'bros no nos vol pp p fig ed eds al cf ca approx est jan feb mar apr jun jul aug sep sept oct nov dec ave blvd rd'
  ).split(' '),
);
/** Words that begin a sentence and hardly ever follow an abbreviation or initial within one. */
const STARTERS = new Set(
  (
    'the a an in on at it he she they we i you but and so this that these those there his her their our its as if when ' +
    'while after before since because although however for from with by to what who how why no not some many most one'
  ).split(' '),
);
/** Abbreviations that also often end a sentence. */
const MAY_END = new Set(['etc', 'inc', 'ltd', 'co', 'corp', 'jr', 'sr', 'al', 'a.m', 'p.m']);

/** Whether the Latin full stop at `at` ends the sentence that began at `start`. */
function isFullStop(line: string, at: number, start: number): boolean {
  const before = line.slice(Math.max(start, at - 12), at);
  const after = line.slice(at + 1, at + 24);
  const word = /[\p{L}\p{N}.]*$/u.exec(before)?.[0] ?? '';
  const isListNumber = /^\s*\d{1,3}$/.test(line.slice(start, at).slice(-6)) && at - start <= 5;
  if (isListNumber) return false;
  // After a Chinese character, a Latin full stop stands for 。
  if (HAN.test(line.charAt(at - 1))) return !/^\p{N}/u.test(after);
  if (HAN.test(after.charAt(0))) return /[a-z]{4}$/.test(word);
  const next = /^["”’」』）)]*(?:\s+["“‘「『（([]*([\p{L}\p{N}]*)|$)/u.exec(after);
  if (next === null) return false;
  const follower = next[1] ?? '';
  if (follower !== '' && !/^[\p{Lu}\p{N}\u3400-\u9fff]/u.test(follower)) return false;
  if (at + 1 >= line.length || follower === '') return true;
  const isDotted = /^(?:\p{L}\.)+\p{L}$/u.test(word) || /^\p{L}$/u.test(word);
  const key = word.toLowerCase();
  if (MAY_END.has(key)) return true;
  if (isDotted || ABBREVIATIONS.has(key)) return STARTERS.has(follower.toLowerCase());
  return true;
}

function stopsEnd(line: string, at: number): number {
  let end = at + 1;
  while (end < line.length && (STOPS + ELLIPSIS + '.').includes(line.charAt(end))) end += 1;
  return end;
}

/** The index after the closing marks at `from`, and how many levels they close. */
function closeAfter(
  line: string,
  from: number,
  turns: Quotes['turns'],
): { end: number; closes: number } {
  let end = stopsEnd(line, from - 1);
  let closes = 0;
  while (end < line.length && turns.get(end) === -1) {
    closes += 1;
    end += 1;
  }
  while (end < line.length && closes === 0 && CLOSERS.has(line.charAt(end))) end += 1;
  return { end, closes };
}

const MAX_ATTRIBUTION_CHARS = 10;

/**
 * Whether a mark and the closing marks after it end the sentence: 「好。」 does, 「好。」的說法, 「好。」他說 and
 * the title 《為何？》 go on, and a bracket ends one only if it also began it.
 */
function endsAfterClosing(line: string, start: number, end: number): boolean {
  const rest = line.slice(end, end + 40).trimStart();
  if (rest === '') return true;
  const closer = line.charAt(end - 1);
  const opener = line.slice(start, end).trimStart().charAt(0);
  if (/[》〉]/.test(closer)) return false;
  if (/[）)】\]〕］]/.test(closer) && !isPair(opener, closer)) return false;
  if (/^[，、；：,;:的等之與及和或」』）)]/.test(rest) || /^[a-z]/.test(rest)) return false;
  const startsWithQuote = /^[「『“"‘]/.test(opener);
  const attribution = /^[^。！？!?「『]{1,40}/.exec(rest)?.[0] ?? '';
  return !(
    startsWithQuote &&
    attribution.length <= MAX_ATTRIBUTION_CHARS &&
    /[說道問答指稱嘆笑叫喊寫：]/.test(attribution)
  );
}

/** Whether a text ends with a mark that ends a sentence. */
export function endsWhole(text: string): boolean {
  return (
    /[。！？!?….｡⋯][」』”’"）)》】〕\]]*\s*$/.test(text.slice(-12)) &&
    !/^\d{1,3}\.$/.test(text.trim())
  );
}
