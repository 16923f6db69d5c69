/** Matches the quotation marks and brackets of a line, and finds those without a partner. */

/** The matched pairs of a line. */
export type Quotes = {
  /** +1 where a pair opens and -1 where it closes. */
  readonly turns: ReadonlyMap<number, 1 | -1>;
  /** Stretches from an unmatched mark to the end of the line, or from its start to the mark. */
  readonly torn: readonly (readonly [number, number])[];
};

/**
 * Every mark of the line is in a pair or in a torn stretch; apostrophes count as neither. Linear
 * time.
 */
export function matchQuotes(line: string): Quotes {
  const turns = new Map<number, 1 | -1>();
  const torn: [number, number][] = [];
  const open: number[] = [];
  const straight: number[] = [];
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === '"') straight.push(at);
    if (isApostrophe(line, at)) continue;
    if (PAIRS[char] !== undefined) open.push(at);
    else if (CLOSERS.has(char)) {
      // Stray openers between the partners are only searched a few levels deep.
      const from = open.slice(-3).findLastIndex((start) => isPair(line.charAt(start), char));
      if (from < 0) {
        if (char !== '’') torn.push(BRACKETS.has(char) ? [at, at + 1] : [0, at + 1]);
      } else {
        const keep = Math.max(0, open.length - 3) + from;
        for (const stray of open.slice(keep + 1)) torn.push(tearAt(line, stray));
        turns.set(open[keep] ?? at, 1);
        turns.set(at, -1);
        // `(甲）` does not disturb the splitting, but readers should not see it in a summary.
        if (PAIRS[line.charAt(open[keep] ?? at)] !== char) torn.push([at, at + 1]);
        open.length = keep;
      }
    }
  }
  for (const start of open) if (line.charAt(start) !== '‘') torn.push(tearAt(line, start));
  if (straight.length % 2 === 0)
    straight.forEach((at, index) => turns.set(at, index % 2 === 0 ? 1 : -1));
  else torn.push([straight[0] ?? 0, line.length]);
  return { turns, torn: torn.slice(0, 50) };
}

/** Real texts mix full and half width brackets: `(甲）`. */
export function isPair(opener: string, closer: string): boolean {
  return (PAIRS[opener] ?? '').normalize('NFKC') === closer.normalize('NFKC');
}

/** An unclosed quotation runs on; an unmatched bracket only spoils its own sentence. */
function tearAt(line: string, start: number): [number, number] {
  return [start, BRACKETS.has(line.charAt(start)) ? start + 1 : line.length];
}

/** `’` inside or after a Latin word is not a quotation mark: "it’s", "the ’90s". */
function isApostrophe(line: string, at: number): boolean {
  const char = line.charAt(at);
  if (char !== '’' && char !== '‘') return false;
  return (
    /[\p{L}\p{N}]/u.test(line.charAt(at + 1)) &&
    (char === '’' || /[\p{L}]/u.test(line.charAt(at - 1)))
  );
}

const PAIRS: Readonly<Record<string, string>> = {
  '「': '」',
  '『': '』',
  '“': '”',
  '‘': '’',
  '（': '）',
  '(': ')',
  '《': '》',
  '〈': '〉',
  '【': '】',
  '〔': '〕',
  '［': '］',
  '[': ']',
  '{': '}',
  '｛': '｝',
  '﹁': '﹂',
  '﹃': '﹄',
  '〝': '〞',
  '«': '»',
};
const BRACKETS: ReadonlySet<string> = new Set('（）()《》〈〉【】〔〕［］[]{}｛｝');
/** Every mark that closes a quotation or bracket. */
export const CLOSERS: ReadonlySet<string> = new Set(Object.values(PAIRS));
