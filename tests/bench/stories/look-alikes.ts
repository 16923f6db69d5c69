/** Articles that look alike and are different stories: how many of them the folding keeps apart. */
import { createVersion } from '../../../src/content/story-likeness.js';
import { estimateLikeness } from '../../../src/content/text-signature.js';
import type { BenchArticle } from './archive.js';
import type { FoldedArchive } from './fold-archive.js';

/** One kind of look-alikes. */
export type LookAlikes = {
  readonly name: string;
  readonly pairs: number;
  readonly folded: number;
  /** The paths of the pairs that were folded, for a person to read. */
  readonly examples: readonly (readonly [string, string])[];
};

/** Sorts pairs by why they look alike. Each kind takes every pair of neighbours in its group once. */
export function findLookAlikes(
  articles: readonly BenchArticle[],
  { storyOf }: FoldedArchive,
): readonly LookAlikes[] {
  const versions = articles.map(createVersion);
  const groupBy = (keyOf: (at: number) => string) => {
    const groups = new Map<string, number[]>();
    articles.forEach((_, at) => {
      const key = keyOf(at);
      if (key !== '') groups.set(key, [...(groups.get(key) ?? []), at]);
    });
    return [...groups.values()];
  };
  const count = (
    name: string,
    groups: readonly (readonly number[])[],
    isPair: (one: number, other: number) => boolean,
  ): LookAlikes => {
    const pairs = groups.flatMap((group) =>
      group.flatMap((other, at) => {
        const one = group[at - 1];
        return one !== undefined && isPair(one, other) ? [[one, other] as const] : [];
      }),
    );
    const folded = pairs.filter(([one, other]) => storyOf.get(one) === storyOf.get(other));
    const examples = folded.map(
      ([one, other]) => [articles[one]?.path ?? '', articles[other]?.path ?? ''] as const,
    );
    return { name, pairs: pairs.length, folded: folded.length, examples };
  };
  const titleKey = (at: number) => versions[at]?.titleKey ?? '';
  const isOtherDay = (one: number, other: number) =>
    articles[one]?.day !== undefined &&
    articles[other]?.day !== undefined &&
    articles[one].day !== articles[other].day;
  const likeness = (one: number, other: number) => {
    const [first, second] = [articles[one], articles[other]];
    return first && second ? estimateLikeness(first.signature, second.signature) : 0;
  };
  const isOther = (one: number, other: number) => titleKey(one) !== titleKey(other);
  return [
    count('same title on another day, text under half alike', groupBy(titleKey), (one, other) => {
      return isOtherDay(one, other) && likeness(one, other) < 0.5;
    }),
    count('same title on another day, text over half alike', groupBy(titleKey), (one, other) => {
      return isOtherDay(one, other) && likeness(one, other) >= 0.5;
    }),
    count(
      'parts of a series',
      groupBy((at) => {
        const bare = titleKey(at).replace(/[\d一二三四五六七八九十百]+|[上中下]$/gu, '');
        return bare === titleKey(at) || bare.length < 4 ? '' : bare;
      }),
      (one, other) => isOther(one, other),
    ),
    count(
      'same author, same label 【】, other day',
      groupBy((at) => {
        const label = /^\s*【[^】]+】/u.exec(versions[at]?.title ?? '')?.[0];
        return label === undefined ? '' : `${label} ${articles[at]?.author ?? ''}`;
      }),
      (one, other) => isOther(one, other) && isOtherDay(one, other),
    ),
  ];
}
