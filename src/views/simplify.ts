/** Traditional characters as Simplified ones, for headlines and summaries. */

/** Changes characters, never words: 滑鼠 stays 滑鼠, as it was written. */
export type Simplify = (text: string) => string;

let loaded: Promise<Simplify> | undefined;

/** OpenCC's tables: 13 MB and a tenth of a second that only bots with such readers spend. */
export function loadSimplify(): Promise<Simplify> {
  loaded ??= import('opencc-js/t2cn').then(
    // Its types name their own files without endings, which TypeScript does not follow here.
    ({ Converter }) => Converter({ from: 'hk', to: 'cn' }) as Simplify,
  );
  return loaded;
}
