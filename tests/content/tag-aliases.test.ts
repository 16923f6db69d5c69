import { describe, expect, test } from 'vitest';
import { findAliases, type TagRules } from '../../src/content/tag-aliases.js';
import { tagKey } from '../../src/content/tag-key.js';

const NO_RULES: TagRules = { same: [], apart: [] };

/** The numbers of so many stories, from the first on. */
function stories(count: number, from = 1): number[] {
  return Array.from({ length: count }, (_, at) => from + at);
}

function groupsOf(tags: Record<string, readonly number[]>, rules = NO_RULES): string[] {
  return findAliases(new Map(Object.entries(tags)), rules).map(({ names }) => names.join(' = '));
}

describe('names of one tag', () => {
  test('are a name, its short form and its translation that always stand together', () => {
    const groups = groupsOf({
      'Harbour Ferry Company': stories(12),
      南灣渡輪公司: stories(12),
      南輪: stories(12),
    });

    expect(groups).toEqual(['南灣渡輪公司 = 南輪 = Harbour Ferry Company']);
  });

  test('are one spelling in two scripts or cases, however rare', () => {
    expect(groupsOf({ 晨渡報: [1, 2], 晨渡报: [3] })).toEqual(['晨渡報 = 晨渡报']);
    expect(groupsOf({ Ferry: [1], ferry: [2, 3] })).toEqual(['ferry = Ferry']);
  });

  test('need nothing in common but their stories when these are many and the same', () => {
    expect(groupsOf({ 陳大文: stories(12), 渡輪王: stories(12) })).toEqual(['陳大文 = 渡輪王']);
  });

  test('are headed by the one that is used most', () => {
    expect(groupsOf({ 南灣渡輪公司: stories(9), 南灣渡輪: stories(11) })).toEqual([
      '南灣渡輪 = 南灣渡輪公司',
    ]);
  });
});

describe('different tags', () => {
  test('stay a name and its translation when one story stands under one of them alone', () => {
    expect(groupsOf({ 燈塔: stories(5), lighthouse: stories(4) })).toEqual(['燈塔 = lighthouse']);
    expect(groupsOf({ 燈塔: stories(10), lighthouse: stories(8) })).toEqual([]);
    expect(groupsOf({ 燈塔: stories(4), lighthouse: stories(3) })).toEqual([]);
  });

  test('an office and its holder part now and then', () => {
    expect(groupsOf({ 港務處長: stories(55), 陳大文: stories(52) })).toEqual([]);
    expect(groupsOf({ 港務處長: stories(55), 'Chan Tai-man': stories(52) })).toEqual([]);
  });

  test('two topics of one short series stand together by chance', () => {
    expect(groupsOf({ 鋼琴: stories(5), 古典音樂: stories(5) })).toEqual([]);
    expect(groupsOf({ 離島: stories(2), 'Outlying Islands': stories(2) })).toEqual([]);
  });

  test('a part of a name is another tag when it stands elsewhere too', () => {
    expect(groupsOf({ 渡輪: stories(40), 渡輪碼頭: stories(20) })).toEqual([]);
  });
});

describe('what a person decides about tags', () => {
  test('names are joined that never stand together, under the first of the list', () => {
    const groups = groupsOf(
      { 渡輪: stories(9), 渡海小輪: stories(3, 100) },
      { same: [['渡海小輪', '渡輪', 'ferries']], apart: [] },
    );

    expect(groups).toEqual(['渡海小輪 = 渡輪 = ferries']);
  });

  test('a spelling is chosen by hand, though another is used more', () => {
    const groups = groupsOf(
      { 臺北: stories(9), 台北: stories(3) },
      { same: [['台北']], apart: [] },
    );

    expect(groups).toEqual(['台北 = 臺北']);
  });

  test('a list of names that no story has is nothing', () => {
    expect(groupsOf({ 渡輪: [1] }, { same: [['飛船', 'airship']], apart: [] })).toEqual([]);
  });

  test('names are kept apart, also where a third one would join them', () => {
    const groups = groupsOf(
      { 陳大文: stories(12), 'Chan Tai-man': stories(12), 港務處長: stories(12) },
      { same: [], apart: [['港務處長', '陳大文']] },
    );

    expect(groups).toEqual(['陳大文 = Chan Tai-man']);
  });
});

test('a tag is looked up without its sign, case, width, script and spaces around', () => {
  expect(tagKey(' ＃ Ｆｅｒｒｙ　Pier ')).toBe('ferry pier');
  expect(tagKey('#晨渡報')).toBe(tagKey('晨渡报'));
});

test('a story with a thousand tags does not hold up the rest', () => {
  const tags = Object.fromEntries(stories(1_000).map((at) => [`標籤 ${at}`, stories(3)]));

  expect(
    groupsOf({ ...tags, 南灣渡輪: stories(5, 10), 'South Bay Ferry': stories(5, 10) }),
  ).toEqual(['南灣渡輪 = South Bay Ferry']);
});
