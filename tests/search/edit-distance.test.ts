import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance } from '../../src/search/edit-distance.js';

describe('editDistance()', () => {
  test.each([
    ['ferry', 'ferry', 0],
    ['fery', 'ferry', 1],
    ['ferrry', 'ferry', 1],
    ['fexry', 'ferry', 1],
    ['frery', 'ferry', 1],
    ['extraditon', 'extradition', 1],
    ['exrtaditon', 'extradition', 2],
  ])('%s is %s after %i slips', (typed, meant, slips) => {
    expect(editDistance(typed, meant, 2)).toBe(slips);
  });

  test('gives up above the most', () => {
    expect(editDistance('ferry', 'harbour', 2)).toBeUndefined();
    expect(editDistance('abcd', 'badc', 1)).toBeUndefined();
  });

  test('is the same in both directions', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editDistance(one, other, 3)).toBe(editDistance(other, one, 3));
      }),
    );
  });
});
