/** Traditional characters as Simplified ones, for headlines and summaries. */

/** Changes characters, never words: 滑鼠 stays 滑鼠, as it was written. */
export type Simplify = (text: string) => string;

let loaded: Promise<Simplify> | undefined;

/** OpenCC's tables: 13 MB and a tenth of a second that only bots with such readers spend. */
export function loadSimplify(): Promise<Simplify> {
  loaded ??= import('opencc-js/t2cn').then(({ Converter }) => {
    // Its types name their own files without endings, which TypeScript does not follow here.
    const convert = Converter({ from: 'hk', to: 'cn' }) as Simplify;
    return (text) => withoutRare(text, convert(text));
  });
  return loaded;
}

/** Simplified forms outside Unicode's first plane, such as that of 餸, are empty boxes on many phones. */
function withoutRare(written: string, simplified: string): string {
  if (!RARE.test(simplified)) return simplified;
  const [before, after] = [[...written], [...simplified]];
  if (before.length !== after.length) return simplified;
  return after.map((char, at) => (RARE.test(char) ? (before[at] ?? char) : char)).join('');
}

const RARE = /[\u{20000}-\u{3ffff}]/u;
