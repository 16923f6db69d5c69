/** How well what was looked for is found. */
import { join } from 'node:path';
import type { BenchFile } from './archive-documents.js';
import type { OpenEngine } from './engine.js';
import { englishItems, knownItems, spacedItems, withTalk, withTypo } from './known-items.js';
import { ourEngine } from './our-engine.js';
import { plainEngine } from './plain-engine.js';
import { distinctInTen, findKnownItems, storiesByTag, storyNdcg } from './quality.js';
import { createRandom } from './seeded-random.js';
import { createSimplifier } from './simplify.js';
import type { Row } from './table.js';

const SEED = 20_190_609;
const KNOWN_ITEMS = 900;

/** A story that somebody remembers, looked for by words of it. */
export function qualityRows(
  stories: readonly BenchFile[],
  plain: OpenEngine,
  ours: OpenEngine,
): Row[] {
  const items = knownItems(stories, createRandom(SEED), KNOWN_ITEMS);
  const [byPlain, byOurs] = [findKnownItems(plain, items), findKnownItems(ours, items)];
  const kinds = ['stretch of the headline', 'words of the headline', 'words of the body'].map(
    (kind, at) => {
      const some = items.filter((_, place) => place % 3 === at);
      return {
        what: `  MRR@10, ${kind}`,
        plain: findKnownItems(plain, some).mrr,
        ours: findKnownItems(ours, some).mrr,
        wanted: '',
      };
    },
  );
  const tags = [...storiesByTag(stories).keys()];
  return [
    { what: 'known item, MRR@10', plain: byPlain.mrr, ours: byOurs.mrr, wanted: '≥ 1.02' },
    ...kinds,
    { what: 'known item, success@1', plain: byPlain.firsts, ours: byOurs.firsts, wanted: '' },
    { what: 'known item, success@10', plain: byPlain.tens, ours: byOurs.tens, wanted: '' },
    {
      what: 'different stories in ten',
      plain: distinctInTen(plain, tags) ?? 0,
      ours: distinctInTen(ours, tags) ?? 0,
      wanted: 'ours 10',
    },
  ];
}

/** Ours alone: the plain query first, the other writing of it second. */
export function robustnessRows(stories: readonly BenchFile[], ours: OpenEngine): Row[] {
  const random = createRandom(SEED + 1);
  const simplify = createSimplifier();
  const spaced = spacedItems(stories, random, KNOWN_ITEMS);
  const english = englishItems(stories, random, KNOWN_ITEMS);
  const compare = (
    what: string,
    items: typeof spaced,
    change: (query: string, at: number) => string,
    wanted: string,
  ): Row => ({
    what,
    plain: findKnownItems(ours, items).mrr,
    ours: findKnownItems(
      ours,
      items.map(({ query, story }, at) => ({ query: change(query, at), story })),
    ).mrr,
    wanted,
  });
  return [
    compare(
      'Simplified ÷ Traditional, MRR@10',
      knownItems(stories, random, KNOWN_ITEMS),
      simplify,
      '≥ .99',
    ),
    compare('unspaced ÷ spaced', spaced, (query) => query.replaceAll(' ', ''), '≥ .98'),
    compare('with talk ÷ plain', spaced, withTalk, '≥ .97'),
    compare('with a typo ÷ untyped, English', english, (query) => withTypo(query, random), '≥ .92'),
  ];
}

/** A tag as the query, where tags are not indexed. */
export function tagRows(stories: readonly BenchFile[], folder: string): Row[] {
  const plain = plainEngine.open(join(folder, 'P-without-tags.db'));
  const ours = ourEngine.open(join(folder, 'ours-without-tags.db'));
  const tags = [...storiesByTag(stories)];
  const mean = (engine: OpenEngine): number =>
    tags.reduce((sum, [tag, relevant]) => sum + storyNdcg(engine, tag, relevant), 0) / tags.length;
  const row = {
    what: `story-nDCG@10 over ${tags.length} tags`,
    plain: mean(plain),
    ours: mean(ours),
    wanted: '≥ 1.30',
  };
  plain.close();
  ours.close();
  return [row];
}
