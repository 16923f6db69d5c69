/** Turns Traditional characters into Simplified ones, for headlines and summaries. */

/** Converts characters, never vocabulary: 滑鼠 keeps its Traditional wording. */
export type Simplify = (text: string) => string;

let loaded: Promise<Simplify> | undefined;

/** OpenCC's tables: 13 MB and a tenth of a second, spent only by bots with such readers. */
export function loadSimplify(): Promise<Simplify> {
  loaded ??= import('opencc-js/t2cn').then(({ Converter }) => {
    // Its types refer to their own files without extensions, which TypeScript does not follow here.
    const convert = Converter({ from: 'hk', to: 'cn' }) as Simplify;
    return (text) => withoutRare(text, convert(text));
  });
  return loaded;
}

/**
 * Simplified forms outside Unicode's first plane, such as that of 餸, are empty boxes on many
 * phones.
 */
function withoutRare(written: string, simplified: string): string {
  if (!RARE.test(simplified)) return simplified;
  const [before, after] = [[...written], [...simplified]];
  if (before.length !== after.length) return simplified;
  return after.map((char, at) => (RARE.test(char) ? (before[at] ?? char) : char)).join('');
}

const RARE = /[\u{20000}-\u{3ffff}]/u;
