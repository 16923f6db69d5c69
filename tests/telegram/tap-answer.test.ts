import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTapAnswer } from '../../src/telegram/tap-answer.js';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a tap is answered once, with the first notice', () => {
  const given: (string | undefined)[] = [];
  const answer = createTapAnswer((notice) => given.push(notice));

  const results = [answer.give('Page 2'), answer.give('again')];
  vi.runAllTimers();

  expect(results).toEqual([true, false]);
  expect(given).toEqual(['Page 2']);
});

test('slow work is answered after a second without a notice', () => {
  const given: (string | undefined)[] = [];
  const answer = createTapAnswer((notice) => given.push(notice));

  vi.advanceTimersByTime(1_000);

  expect(given).toEqual([undefined]);
  expect(answer.give('too late')).toBe(false);
});
