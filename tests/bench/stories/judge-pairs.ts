/** How the folding does on pairs of articles that a person has read and judged. */
import { readFileSync } from 'node:fs';
import type { FoldedArchive } from './fold-archive.js';
import type { BenchArticle } from './archive.js';

/** `note`: how the pair was drawn. */
export type JudgedPair = {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
  readonly note: string;
};

/** A judged pair, and whether the folding took it for one story. */
export type Verdict = JudgedPair & { readonly folded: boolean };

/** Pairs whose files are not in the archive are left out. */
export function judgePairs(
  articles: readonly BenchArticle[],
  { storyOf }: FoldedArchive,
): readonly Verdict[] {
  const places = new Map(articles.map((article, at) => [article.path, at]));
  const lines = readFileSync(new URL('pairs.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  return lines.flatMap((line) => {
    const pair = JSON.parse(line) as JudgedPair;
    const [one, other] = [places.get(pair.a), places.get(pair.b)];
    if (one === undefined || other === undefined) return [];
    return [{ ...pair, folded: storyOf.get(one) === storyOf.get(other) }];
  });
}

/** A share with its 95 % interval (Wilson 1927), as `hits/total = share (low–high)`. */
export function formatShare(hits: number, total: number): string {
  if (total === 0) return '0/0';
  const z = 1.96;
  const share = hits / total;
  const middle = share + (z * z) / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const bound = (sign: number) => ((middle + sign * spread) / (1 + (z * z) / total)).toFixed(3);
  return `${hits}/${total} = ${share.toFixed(3)} (${bound(-1)}–${bound(1)})`;
}
