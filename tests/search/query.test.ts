import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../src/search/query.js';
import { compileQueryWords } from '../../src/search/query-words.js';

const words = compileQueryWords({
  talk: ['想知…', '…嗎', '的', 'what about', 'the'],
  newest: ['…最新…', 'latest'],
  synonyms: [],
});

describe('parseQuery()', () => {
  test('reads every operator of the query language', () => {
    const text =
      '"逃犯條例" 遊行 -林鄭 #Legco -#體育 from:2019-06 to:2019-06 author:陳大文 category:港聞';

    expect(parseQuery(text, words)).toEqual({
      text,
      words: ['游行'],
      phrases: ['逃犯条例'],
      excluded: ['林郑'],
      tags: ['legco'],
      excludedTags: ['体育'],
      from: '2019-06-01',
      to: '2019-06-30',
      author: '陈大文',
      category: '港闻',
      wantsNewest: false,
      isByDate: false,
    });
  });

  test('full-width signs and spaces mean what their ASCII twins mean', () => {
    const wide = parseQuery('「逃犯條例」　－林鄭，＃立法會、ｆｒｏｍ：２０１９', words);
    const narrow = parseQuery('"逃犯條例" -林鄭 #立法會 from:2019', words);

    expect({ ...wide, text: '' }).toEqual({ ...narrow, text: '' });
  });

  test.each([
    ['2019', '2019-01-01', '2019-12-31'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2019/6/9', '2019-06-09', '2019-06-09'],
    ['20190609', '2019-06-09', '2019-06-09'],
    ['2019年6月', '2019-06-01', '2019-06-30'],
  ])('widens the date %s to its first and last day', (date, first, last) => {
    const query = parseQuery(`from:${date} to:${date}`, words);

    expect([query.from, query.to]).toEqual([first, last]);
  });

  test('after: and before: are other names of from: and to:', () => {
    const query = parseQuery('渡輪 after:2019-06 before:2020', words);

    expect(query).toMatchObject({ words: ['渡轮'], from: '2019-06-01', to: '2020-12-31' });
  });

  test('reads dates the wrong way round the other way round', () => {
    const query = parseQuery('from:2020 to:2018', words);

    expect([query.from, query.to]).toEqual(['2018-01-01', '2020-12-31']);
  });

  test('leaves talk out where it stands around words, and only there', () => {
    expect(parseQuery('想知政府的士政策嗎', words).words).toEqual(['政府的士政策']);
    expect(parseQuery('what about the extradition bill', words).words).toEqual([
      'extradition',
      'bill',
    ]);
    expect(parseQuery('想知', words).words).toEqual(['想知']);
  });

  test('hears the wish for what is new', () => {
    const query = parseQuery('疫情最新', words);

    expect(query).toMatchObject({ words: ['疫情'], wantsNewest: true });
  });

  test.each([
    ['"unclosed', { words: ['unclosed'] }],
    ['- -- "" # -#', { words: [], phrases: [], excluded: [], tags: [] }],
    ['to:2019-13', { to: undefined, words: ['2019-13'] }],
    ['author: 陳大文', { author: '陈大文' }],
    ['逃犯條例/國安法', { words: ['逃犯条例', '国安法'] }],
  ])('reads %s kindly', (text, expected) => {
    expect(parseQuery(text, words)).toMatchObject(expected);
  });

  test('never throws and stays within its limits, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const query = parseQuery(text, words);

        expect(query.words.length).toBeLessThanOrEqual(32);
        expect(query.words.join('').length).toBeLessThanOrEqual(4000);
      }),
    );
  });
});
