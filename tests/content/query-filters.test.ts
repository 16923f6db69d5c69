import { describe, expect, test } from 'vitest';
import { readFilters } from '../../src/content/query-filters.js';
import { addFilter, formatQuery, removeFilter } from '../../src/domain/search-filter.js';

const period = (from: string | undefined, to: string | undefined) => ({
  kind: 'period' as const,
  from,
  to,
});

describe('a query is taken apart into words and filters', () => {
  test.each([
    ['渡輪 加價', '渡輪 加價', []],
    ['渡輪 #離島交通', '渡輪', [{ kind: 'tag', name: '離島交通', isExcluded: false }]],
    ['＃離島交通 渡輪', '渡輪', [{ kind: 'tag', name: '離島交通', isExcluded: false }]],
    [
      '#"two words" -#渡輪',
      '',
      [
        { kind: 'tag', name: 'two words', isExcluded: false },
        { kind: 'tag', name: '渡輪', isExcluded: true },
      ],
    ],
    ['from:2021 to:2021-06 tram', 'tram', [period('2021', '2021-06')]],
    ['由：2021年 渡輪', '渡輪', [period('2021年', undefined)]],
    ['from:yesterday', 'from:yesterday', []],
    [
      '作者：陳大文 category:"港 聞"',
      '',
      [
        { kind: 'author', name: '陳大文', isExcluded: false },
        { kind: 'category', name: '港 聞', isExcluded: false },
      ],
    ],
    ['渡輪 sort:newest', '渡輪', [{ kind: 'newest' }]],
    ['"exact words" -not 10:30', '"exact words" -not 10:30', []],
  ])('%s', (text, words, filters) => {
    expect(readFilters(text)).toEqual({ words, filters });
  });
});

test('what is written is read as the same again', () => {
  const query = {
    words: '渡輪 "加 價"',
    filters: [
      { kind: 'tag' as const, name: 'two words', isExcluded: false },
      { kind: 'author' as const, name: '陳大文', isExcluded: false },
      { kind: 'newest' as const },
      period('2021', '2021'),
    ],
  };

  expect(readFilters(formatQuery(query))).toEqual(query);
});

test('a second period makes the first one go, and a filter that is taken away is gone', () => {
  const dated = addFilter(readFilters('渡輪 from:2020'), period('2021', '2021'));

  expect(formatQuery(dated)).toBe('渡輪 from:2021 to:2021');
  expect(formatQuery(removeFilter(dated, period('2021', '2021')))).toBe('渡輪');
});

test('however long the words, the filters are kept', () => {
  const long = addFilter(readFilters('長'.repeat(300)), { kind: 'newest' });

  expect(formatQuery(long)).toHaveLength(200);
  expect(formatQuery(long)).toMatch(/ sort:newest$/);
});
