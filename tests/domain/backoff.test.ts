import { expect, test } from 'vitest';
import { backoffMs } from '../../src/domain/backoff.js';

test('the wait doubles up to a minute', () => {
  expect([1, 2, 3, 6, 7, 50].map(backoffMs)).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
});
