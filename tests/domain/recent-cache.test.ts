import { expect, test } from 'vitest';
import { createRecentCache } from '../../src/domain/recent-cache.js';

test('the value that nobody used for longest is forgotten first', () => {
  const cache = createRecentCache<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  cache.get('a');

  cache.set('c', 3);

  expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
});

test('a value set again takes no second place', () => {
  const cache = createRecentCache<number>(2);
  cache.set('a', 1);
  cache.set('b', 2);

  cache.set('a', 3);

  expect(['a', 'b'].map((key) => cache.get(key))).toEqual([3, 2]);
});
