import { expect, test } from 'vitest';
import { readOpml, writeOpml } from '../../src/feeds/opml.js';

test('a list without feeds is a list that can be read again', () => {
  const text = writeOpml([]);

  expect(text).toContain('<opml');
  expect(readOpml(text)).toEqual({ feeds: [], refused: [] });
});
