import { describe, expect, test } from 'vitest';
import { createSavedSearches, type SearchableStory } from '../../src/content/saved-searches.js';
import { createTopicReader } from '../../src/content/topic-reader.js';

const WORDS = { talk: [], newest: [], synonyms: [['加價', '漲價']] };

const STORY: SearchableStory = {
  title: '渡輪公司宣布加價',
  tagNames: ['渡輪', 'Ferries'],
  body: '離島居民表示不滿，政府回應會考慮補貼。The last boat leaves at noon.',
  author: '陳大文',
  category: '港聞',
  day: '2021-06-28',
};

describe('a story is put to the searches that wait for it', () => {
  test.each([
    ['加價', true],
    ['渡轮', true],
    ['漲價', true],
    ['"last boat"', true],
    ['"boat last"', false],
    ['渡輪 補貼', true],
    ['渡輪 電車', false],
    ['渡輪 -補貼', false],
    ['#ferries', true],
    ['#ferries -加價', false],
    ['#電車 加價', false],
    ['author:大文 渡輪', true],
    ['category:體育 渡輪', false],
    ['渡輪 from:2021-06', true],
    ['渡輪 to:2020', false],
    ['輪', true],
    ['(a+)+$', false],
  ])('%s: %s', (query, isFound) => {
    const searches = createSavedSearches(WORDS, () => []);
    searches.add(7, query);

    expect(searches.matching(STORY)).toEqual(isFound ? [7] : []);
  });

  test('among a hundred thousand searches, within a second', () => {
    const searches = createSavedSearches(WORDS, () => []);
    for (let id = 0; id < 100_000; id += 1) searches.add(id, `word${id} boat`);
    searches.add(100_000, 'boat noon');

    const startedAt = performance.now();
    const found = searches.matching(STORY);

    expect(found).toEqual([100_000]);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});

describe('what somebody wants to follow', () => {
  const ferries = { id: 't1', name: '渡輪', aliases: ['Ferries', 'Star Ferry'], stories: 3 };
  const read = createTopicReader(WORDS, {
    getTag: (name) =>
      Promise.resolve(/^(?:渡[輪轮]|ferries|star ferry)$/i.test(name) ? ferries : undefined),
    similarTags: () => Promise.resolve([ferries]),
    getName: (kind, name) =>
      Promise.resolve(kind === 'author' && name === 'Ann Lee' ? { name } : undefined),
  });

  test.each([
    ['#渡輪', { kind: 'tag', key: '渡轮', label: '#渡輪' }],
    ['#Ferries', { kind: 'tag', key: '渡轮', label: '#渡輪' }],
    ['#Star Ferry', { kind: 'tag', key: '渡轮', label: '#渡輪' }],
    ['category:港聞', { kind: 'category', key: '港闻', label: 'category:港聞' }],
    ['author:"Ann Lee"', { kind: 'author', key: 'ann lee', label: 'author:"Ann Lee"' }],
    ['author:Ann Lee', { kind: 'author', key: 'ann lee', label: 'author:"Ann Lee"' }],
    [
      'author:Ann Lee 加價',
      { kind: 'search', key: 'author:"ann lee" 加价', label: 'author:"Ann Lee" 加價' },
    ],
    ['author:Ann Yeung', { kind: 'search', key: 'author:ann yeung', label: 'author:Ann Yeung' }],
    ['全部', { kind: 'everything', key: '', label: '全部' }],
    ['  渡輪   加價 ', { kind: 'search', key: '渡轮 加价', label: '渡輪 加價' }],
    ['#渡輪 -加價', { kind: 'search', key: '#渡轮 -加价', label: '#渡輪 -加價' }],
  ])('%s', async (text, topic) => {
    expect(await read(text)).toEqual({ kind: 'topic', topic });
  });

  test('a tag that no story has is told with its neighbours; signs alone are nothing', async () => {
    expect(await read('#電車')).toEqual({ kind: 'unknown-tag', name: '電車', near: [ferries] });
    expect(await read('-加價')).toEqual({ kind: 'nothing' });
    expect(await read('!!!')).toEqual({ kind: 'nothing' });
  });
});
