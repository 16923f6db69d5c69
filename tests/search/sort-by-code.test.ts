import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortByCode } from '../../src/search/sort-by-code.js';

test('numbers are sorted with their values, equal ones in the order they came', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(3), fc.nat(0xffffffff))), (codes) => {
      const sorted = sortByCode(Uint32Array.from(codes), Uint32Array.from(codes.keys()));

      const expected = [...codes.entries()].sort(([, one], [, other]) => one - other);
      expect([...sorted.codes]).toEqual(expected.map(([, code]) => code));
      expect([...sorted.values]).toEqual(expected.map(([place]) => place));
    }),
  );
});
