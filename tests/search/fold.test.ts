import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { fold, foldWithStarts } from '../../src/search/fold.js';

describe('fold()', () => {
  test.each([
    ['Hong Kong and Traditional writing', '衞生署着手', '衛生署著手'],
    ['Traditional and Simplified writing', '蘋果日報發佈', '苹果日报发布'.replace('布', '佈')],
    ['full and half width', 'ＣＯＶＩＤ－１９　ｶﾞ', 'covid-19 ガ'],
    ['capitals and small letters', 'Carrie LAM ΣΑΣ', 'carrie lam σας'],
    ['accents', 'Café Zürich', 'cafe zurich'],
  ])('brings %s to one form', (_, written, typed) => {
    expect(fold(written)).toBe(fold(typed));
  });

  test('keeps words apart that only look alike', () => {
    expect(fold('還柙')).not.toBe(fold('還押'));
  });

  test('folds any text to a form that folds to itself, unpaired surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
    expect(fold('a\ud800b')).toBe('a\ud800b');
  });
});

describe('foldWithStarts()', () => {
  test('says where each folded character stood in the original', () => {
    const original = '㍿ Café 林鄭';

    const { text, starts } = foldWithStarts(original);

    const at = text.indexOf('林郑');
    expect(original.slice(starts[at], starts[at + 2])).toBe('林鄭');
    expect(starts.at(-1)).toBe(original.length);
  });

  test('has one place for each folded unit and never runs backwards', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (original) => {
        const { text, starts } = foldWithStarts(original);

        expect(starts.length).toBe(text.length + 1);
        expect([...starts]).toEqual([...starts].sort((a, b) => a - b));
      }),
    );
  });
});
