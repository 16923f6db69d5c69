import { expect, test } from 'vitest';
import { parseMonthDay } from '../../src/bot/parse-month-day.js';

test.each([
  ['06-04', { month: 6, day: 4 }],
  ['6/4', { month: 6, day: 4 }],
  ['６月４日', { month: 6, day: 4 }],
  ['2019-06-04', { month: 6, day: 4 }],
  ['02-29', { month: 2, day: 29 }],
  ['4 June', { month: 6, day: 4 }],
  ['Jun. 4th', { month: 6, day: 4 }],
  ['June', undefined],
  ['4 June 5', undefined],
  ['31 June', undefined],
  ['02-30', undefined],
  ['13-01', undefined],
  ['00-00', undefined],
  ['tomorrow', undefined],
])('%s is read as %o', (text, expected) => {
  expect(parseMonthDay(text)).toEqual(expected);
});
