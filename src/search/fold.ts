/**
 * Folding: brings queries and articles to one form of width, case and script, so that they match.
 */
import { readFileSync } from 'node:fs';

/** Folded text, with the position in the original of the character behind each UTF-16 unit. */
export type FoldedText = {
  readonly text: string;
  /** One entry longer than `text`: the last one is the length of the original. */
  readonly starts: Uint32Array;
};

/**
 * The text in one form: NFKC, lower case, without accents, and each Chinese character in its
 * Simplified form, whether it was written in Hong Kong, Taiwan, Traditional or Simplified style.
 * Unpaired surrogates are kept.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return foldNormalised(text.normalize('NFKC').toLowerCase());
}

/**
 * Like `fold`, but remembers where each character was; a letter and its marks are folded together.
 */
export function foldWithStarts(text: string): FoldedText {
  const starts: number[] = [];
  let folded = '';
  for (const match of text.matchAll(CLUSTER)) {
    const part = fold(match[0]);
    for (let unit = 0; unit < part.length; unit += 1) starts.push(match.index);
    folded += part;
  }
  starts.push(text.length);
  return { text: folded, starts: Uint32Array.from(starts) };
}

// Hangul letters that combine; a letter with its marks, including half-width kana marks.
const CLUSTER = /[\u1100-\u11ff]+|[\s\S][\p{M}\uff9e\uff9f]*/gu;
const ASCII = /^[\0-\x7f]*$/;
const ASTRAL = /[\u{10000}-\u{10ffff}]/gu;

type Table = {
  /** What each character below U+10000 becomes, also below U+10000. */
  readonly units: Uint16Array;
  /** What the characters above become. */
  readonly astral: ReadonlyMap<string, string>;
};

let table: Table | undefined;

function foldNormalised(text: string): string {
  table ??= loadTable();
  const { units, astral } = table;
  const folded = Buffer.allocUnsafe(text.length * 2);
  let hasSurrogate = false;
  for (let index = 0; index < text.length; index += 1) {
    const unit = units[text.charCodeAt(index)] ?? 0;
    folded[index * 2] = unit & 0xff;
    folded[index * 2 + 1] = unit >> 8;
    hasSurrogate ||= unit >= 0xd800 && unit <= 0xdbff;
  }
  const result = folded.toString('utf16le');
  return hasSurrogate
    ? result.replace(ASTRAL, (character) => astral.get(character) ?? character)
    : result;
}

/** Loaded at first use rather than on import: about a millisecond. */
function loadTable(): Table {
  const file = readFileSync(new URL('./fold-table.txt', import.meta.url), 'utf8');
  const [from = [], to = []] = file.split('\n').map((line) => Array.from(line));
  const units = new Uint16Array(0x10000).map((_, index) => index);
  const astral = new Map<string, string>();
  for (const [index, character] of from.entries()) {
    const folded = to[index] ?? character;
    if (character.length === 1) units[character.charCodeAt(0)] = folded.charCodeAt(0);
    else astral.set(character, folded);
  }
  return { units, astral };
}
