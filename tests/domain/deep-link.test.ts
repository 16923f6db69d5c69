import { expect, test } from 'vitest';
import { type DeepLink, formatPayload, parsePayload } from '../../src/domain/deep-link.js';

test.each<[string, DeepLink]>([
  ['a_Xy-9_', { kind: 'article', id: 'Xy-9_' }],
  ['t_abc', { kind: 'tag', id: 'abc' }],
  ['d_20190612', { kind: 'day', day: '2019-06-12' }],
  ['s_5rih6Lyq', { kind: 'search', query: '渡輪' }],
  ['s_-0123456789abcdef', { kind: 'kept-search', key: '0123456789abcdef' }],
])('%s opens what it was made from', (payload, link) => {
  expect(formatPayload(link)).toBe(payload);
  expect(parsePayload(payload)).toEqual(link);
});

test.each(['渡', '\u{10ffff}', '-', '_', 'a', '\u07ff'])(
  'no search that begins with "%s" is taken for one that is kept',
  (query) => {
    const payload = formatPayload({ kind: 'search', query });

    expect(parsePayload(payload ?? '')).toEqual({ kind: 'search', query });
  },
);

test('a search that is too long for a link has no payload', () => {
  expect(formatPayload({ kind: 'search', query: '渡輪加價離島居民表示不滿意見' })).toMatch(/^s_/);
  expect(
    formatPayload({ kind: 'search', query: '渡輪加價離島居民表示不滿意見調查' }),
  ).toBeUndefined();
});

test.each(['', 'a_', 'x_1', 'd_2019-06-12', 'd_2019', 's_渡輪', `a_${'x'.repeat(63)}`, 'a b'])(
  '"%s" opens nothing',
  (payload) => {
    expect(parsePayload(payload)).toBeUndefined();
  },
);
