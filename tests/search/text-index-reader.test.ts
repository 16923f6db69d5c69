import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/search/query.js';
import { openIndex, PAGE, words } from './open-index.js';

describe('the text index', () => {
  test('finds a story in either script, in any case and width', () => {
    const { find } = openIndex({ 1: { title: '渡輪停航' }, 2: { body: 'The Ferry is late' } });

    expect(find('渡轮')).toEqual([1]);
    expect(find('渡輪')).toEqual([1]);
    expect(find('ＦＥＲＲＹ')).toEqual([2]);
  });

  test('wants every word, wherever it stands', () => {
    const { find } = openIndex({
      1: { title: '渡輪停航', body: '大霧影響碼頭' },
      2: { title: '渡輪加價' },
    });

    expect(find('渡輪 碼頭')).toEqual([1]);
  });

  test('finds the words of a question that was typed without spaces', () => {
    const { find } = openIndex({
      1: { title: '政府宣布渡輪加價', body: '市民反對。' },
      2: { title: '天氣' },
    });

    expect(find('點解政府要渡輪加價')).toEqual([1]);
  });

  test('leaves out stories with an excluded word', () => {
    const { find } = openIndex({ 1: { body: '渡輪 霧' }, 2: { body: '渡輪 停航' } });

    expect(find('渡輪 -停航')).toEqual([1]);
  });

  test('finds the other writing of a word from the list of synonyms', () => {
    const { find } = openIndex({ 1: { body: '被告還柙候審' } });

    expect(find('還押')).toEqual([1]);
  });

  test('puts a story with the word in its headline before one that mentions it', () => {
    const { find } = openIndex({
      1: { title: '天氣', body: '今日大霧，渡輪或會延誤，市民請留意。' },
      2: { title: '渡輪停航', body: '今日大霧，航班或會延誤，市民請留意。' },
    });

    expect(find('渡輪')).toEqual([2, 1]);
  });

  test('puts the newest first when the reader asks for it', () => {
    const { find } = openIndex({
      1: { title: '渡輪' },
      2: { title: '渡輪 渡輪' },
      3: { title: '渡輪' },
    });
    const orderOf = (id: number) => -id;

    expect(find('渡輪最新', { orderOf })).toEqual([1, 2, 3]);
    expect(find('渡輪', { sort: 'newest', orderOf })).toEqual([1, 2, 3]);
  });

  test('answers within the allowed stories only, and with all of them when no word is asked', () => {
    const { find } = openIndex({
      1: { title: '渡輪' },
      2: { title: '渡輪' },
      3: { title: '巴士' },
    });

    expect(find('渡輪', { allowed: new Set([2, 3]) })).toEqual([2]);
    expect(find('', { allowed: new Set([2, 3]) })).toEqual([3, 2]);
  });

  test('counts all hits and shows one page of them', () => {
    const { reader } = openIndex({
      1: { title: '渡輪' },
      2: { title: '渡輪' },
      3: { title: '渡輪' },
    });

    const page = reader.search(parseQuery('渡輪', words), {
      offset: 2,
      limit: 2,
      sort: 'relevance',
    });

    expect(page).toMatchObject({ total: 3, hits: [{ id: 1 }], terms: ['渡轮'] });
  });

  test('mends a mistyped word with the one that stands beside the others', () => {
    const { reader } = openIndex({
      1: { body: 'The Star Ferry is late' },
      2: { body: 'A fairy tale' },
      3: { body: 'Fairy lights' },
    });

    const page = reader.search(parseQuery('Star ferrry', words), PAGE);

    expect(page).toMatchObject({ corrected: 'Star ferry', terms: ['star', 'ferry'] });
    expect(page.hits.map((hit) => hit.id)).toEqual([1]);
  });

  test('leaves words alone that are found as they are typed', () => {
    const { reader } = openIndex({ 1: { body: 'ferry' }, 2: { body: 'fairy berry merry' } });

    const page = reader.search(parseQuery('ferry', words), PAGE);

    expect(page).toMatchObject({ corrected: undefined, total: 1 });
  });

  test('adds stories that hold a good part of the words where few hold all, and after them', () => {
    const { reader } = openIndex({
      1: { body: '渡輪 停航' },
      2: { body: '渡輪 停航 碼頭' },
      3: { body: '天氣 良好' },
    });

    const page = reader.search(parseQuery('渡輪 停航 碼頭', words), PAGE);

    expect(page).toMatchObject({ total: 2, wholeTotal: 1, hits: [{ id: 2 }, { id: 1 }] });
  });

  test('says which words would find something where all of them find nothing', () => {
    const { reader } = openIndex({ 1: { title: '渡輪停航' }, 2: { title: '巴士' } });

    const page = reader.search(parseQuery('渡輪 飛碟 -停航', words), PAGE);
    const other = reader.search(parseQuery('"飛碟" 巴士 from:2019', words), {
      ...PAGE,
      allowed: new Set([2]),
      sort: 'newest',
    });

    expect(page).toMatchObject({ total: 0, relaxed: undefined });
    expect(other).toMatchObject({ total: 0, relaxed: '巴士 from:2019' });
  });

  test('answers one character from headlines and tags before bodies', () => {
    const { find } = openIndex({
      1: { body: '大霧鎖港' },
      2: { title: '渡輪遇霧' },
      3: { tags: ['霧'] },
    });

    expect(new Set(find('霧'))).toEqual(new Set([2, 3, 1]));
  });

  test('finds a quoted phrase only where its words follow each other', () => {
    const { find } = openIndex({
      1: { body: 'the star of the ferry' },
      2: { body: 'the Star Ferry pier' },
      3: { body: '初選47人案' },
      4: { body: '47個人 初選 人案' },
    });

    expect(find('"star ferry"')).toEqual([2]);
    expect(find('"初選47人"')).toEqual([3]);
  });

  test('finds the same stories by every name of a tag', () => {
    const { find } = openIndex({ 1: { body: '天星小輪加價' }, 2: { body: 'Star Ferry fares' } });
    const names = ['天星小轮', 'star ferry'];
    const alternativesOf = (folded: string) => (names.includes(folded) ? names : []);

    expect(find('天星小輪', { alternativesOf })).toEqual(find('Star Ferry', { alternativesOf }));
    expect(find('天星小輪', { alternativesOf })).toHaveLength(2);
  });

  test('a story that has every name of a tag is not before one whose headline says it', () => {
    const names = ['渡轮', 'ferry', 'boat', 'ship', 'steamer', 'vessel', 'launch'];
    const { find } = openIndex({
      1: { title: 'Harbour', tags: names, body: '大霧' },
      2: { title: '渡輪停航', body: '大霧下船隻停在碼頭，乘客要等。' },
    });

    expect(find('ferry', { alternativesOf: () => names })).toEqual([2, 1]);
  });

  test('corrects a name that occurs nowhere to the known one that it is a slip of', () => {
    const { reader } = openIndex({
      1: { title: '燈塔守護者的一夜' },
      2: { title: '守護燈塔' },
    });
    const nameNear = (typed: string) => (typed === '灯塔守护着' ? '燈塔守護者' : undefined);

    const found = reader.search(parseQuery('點解燈塔守護着', words), { ...PAGE, nameNear });

    expect(found.hits.map(({ id }) => id)).toEqual([1]);
    expect(found.corrected).toBe('點解燈塔守護者');
  });

  test('leaves a name alone that occurs as it is typed', () => {
    const { reader } = openIndex({ 1: { title: '燈塔守護着' } });

    const found = reader.search(parseQuery('燈塔守護着', words), {
      ...PAGE,
      nameNear: () => '燈塔',
    });

    expect([found.corrected, found.wholeTotal]).toEqual([undefined, 1]);
  });

  test('says what was searched for where a part of the words is nowhere', () => {
    const { reader } = openIndex({ 1: { title: '渡輪停航' }, 2: { title: '渡輪與碼頭' } });
    const correctedOf = (text: string) => reader.search(parseQuery(text, words), PAGE).corrected;

    expect(correctedOf('渡輪峨嵯')).toBe('渡輪');
    expect(correctedOf('渡輪與碼頭')).toBeUndefined();
  });

  test('answers any text without an error, and finds any text by itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
        const { find } = openIndex({ 1: { title: text, tags: [text], body: text } });

        expect(find(text).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 100 },
    );
  });
});
