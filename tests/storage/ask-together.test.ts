import { expect, test } from 'vitest';
import { askTogether } from '../../src/storage/ask-together.js';

test('questions asked at the same moment are joined, even after other promises', async () => {
  const calls: (readonly number[])[] = [];
  const double = askTogether((numbers: readonly number[]) => {
    calls.push(numbers);
    return Promise.resolve((number: number) => 2 * number);
  });

  const answers = await Promise.all([
    double(1),
    double(2),
    Promise.resolve()
      .then(() => Promise.resolve())
      .then(() => double(3)),
  ]);

  expect(answers).toEqual([2, 4, 6]);
  expect(calls).toEqual([[1, 2, 3]]);
});

test('a later question is asked separately', async () => {
  let size = 10;
  const grown = askTogether(() => Promise.resolve(() => (size += 1)));

  const answers = [await grown('a'), await grown('a')];

  expect(answers).toEqual([11, 12]);
});

test('a question that fails fails for all who asked it, and for nobody later', async () => {
  let isAway = true;
  const ask = askTogether(() =>
    isAway ? Promise.reject(new Error('away')) : Promise.resolve(() => 'here'),
  );

  const together = await Promise.allSettled([ask(1), ask(2)]);
  isAway = false;
  const later = await ask(1);

  expect(together.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(later).toBe('here');
});
