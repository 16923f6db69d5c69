/** Queries of every kind that a chat sees, for the clock. */
import type { BenchFile } from './archive-documents.js';
import { englishItems, knownItems, spacedItems, withTalk, withTypo } from './known-items.js';
import type { Random } from './seeded-random.js';
import { createSimplifier } from './simplify.js';

const COMMON =
  '香港 政府 市民 警察 立法會 特首 示威 遊行 議員 區議會 選舉 政治 記者 中國 北京 國家 社會 表示 認為 疫情 抗爭 民主 法庭 學生';

/** 400, shuffled. */
export function latencyQueries(stories: readonly BenchFile[], random: Random): string[] {
  const tags = stories.flatMap((file) =>
    file.storyTags.filter((tag) => tag.length >= 2 && !tag.includes(' ')),
  );
  const body = (): string => random.pick(stories).body;
  const times = (count: number, make: (at: number) => string): string[] =>
    Array.from({ length: count }, (_, at) => make(at));
  const simplify = createSimplifier();
  const english = englishItems(stories, random, 60).map((item) => item.query);
  const queries = [
    ...times(30, () => random.pick(body().match(/\p{sc=Han}/gu) ?? ['人'])),
    ...times(70, () => random.pick(tags)),
    ...times(30, () => `"${random.pick(body().match(/\p{sc=Han}{5,8}/gu) ?? ['立法會'])}"`),
    ...times(50, () => `${random.pick(tags)} ${random.pick(tags)}`),
    ...times(10, () => random.sample(COMMON.split(' '), 3).join(' ')),
    ...times(10, () => random.sample(COMMON.split(' '), 20).join(' ')),
    ...knownItems(stories, random, 60).map((item) => item.query),
    ...spacedItems(stories, random, 30).map((item, at) => withTalk(item.query, at)),
    ...english.slice(0, 30),
    ...english.slice(30, 45).map((query) => withTypo(query, random)),
    ...times(30, () => simplify(random.pick(tags))),
    ...times(20, () => `${random.pick(tags)} ${random.pick(english).split(' ')[0] ?? ''}`),
    ...times(15, () => `${random.pick(['zqxv', '龘龘龘', '茶餐廳火星'])}${random.below(1000)}`),
  ];
  return random.sample(queries, queries.length);
}
