import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTexts } from '../../src/content/compare-texts.js';

test('a paragraph that came and one that went are told in their places', () => {
  const older = ['渡輪加價。', '居民不滿。', '政府回應。'];
  const newer = ['渡輪加價。', '政府回應。', '工會加入談判，雙方明天再見。'];

  expect(compareTexts(older, newer)).toEqual([
    { kind: 'removed', text: '居民不滿。' },
    { kind: 'added', text: '工會加入談判，雙方明天再見。' },
  ]);
});

test('an edited paragraph is told by its sentences, one that hardly changed by its words', () => {
  const older = ['渡輪下月起加價一成，居民不滿。公司未有回應。'];
  const newer = ['渡輪下月起加價半成，居民不滿。政府明天開會。'];

  expect(compareTexts(older, newer)).toEqual([
    {
      kind: 'edited',
      parts: [
        { mark: 'same', text: '渡輪下月起加價' },
        { mark: 'removed', text: '一成' },
        { mark: 'added', text: '半成' },
        { mark: 'same', text: '，居民不滿。' },
        { mark: 'removed', text: '公司未有回應。' },
        { mark: 'added', text: '政府明天開會。' },
      ],
    },
  ]);
});

test('English sentences keep the space between them', () => {
  const [change] =
    compareTexts(
      ['The sea was calm. Nobody spoke. We left.'],
      ['The sea was calm. Nobody spoke.'],
    ) ?? [];

  expect(change).toMatchObject({
    parts: [
      { mark: 'same', text: 'The sea was calm. Nobody spoke.' },
      { mark: 'removed', text: ' We left.' },
    ],
  });
});

test('the same text has no changes, and another text is another text', () => {
  const numbers = (word: string) => Array.from({ length: 2_000 }, (_, index) => `${word} ${index}`);

  expect(compareTexts(['一', '二'], ['一', '二'])).toEqual([]);
  expect(compareTexts(numbers('one'), numbers('other'))).toBeUndefined();
});

test('whatever the texts, what went and what came is all of the difference', () => {
  const texts = fc.array(fc.constantFrom('甲。', '乙。', 'A b.', '甲。乙。', ''), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(texts, texts, (older, newer) => {
      const changes = compareTexts(older, newer) ?? [];
      const count = (kind: string) =>
        changes.filter((change) => change.kind === kind || change.kind === 'edited').length;

      expect(older.length - count('removed')).toBe(newer.length - count('added'));
    }),
  );
});
