import fc from 'fast-check';
import { expect, test } from 'vitest';
import { topPlaces } from '../../src/search/top-hits.js';

test('the best places are those that sorting all of them gives', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), fc.nat(12), (keys, count) => {
      const sorted = [...keys.entries()].sort(([a, one], [b, other]) => other - one || b - a);

      const places = topPlaces(Float64Array.from(keys), count);

      expect(places).toEqual(sorted.slice(0, count).map(([place]) => place));
    }),
  );
});
