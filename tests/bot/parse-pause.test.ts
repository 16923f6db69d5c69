import { expect, test } from 'vitest';
import { parsePause } from '../../src/bot/parse-pause.js';

const NOON = Date.parse('2026-11-23T12:00:00+08:00');
const ZONE = 'Asia/Hong_Kong';
const HOURS_MS = 3_600_000;

test.each([
  ['3d', 72],
  ['12h', 12],
  ['A day', 24],
  ['three days', 72],
  ['week', 168],
  ['a month', 720],
  ['一天', 24],
  ['三天', 72],
  ['一星期', 168],
  ['两个星期', 336],
  ['一個月', 720],
])('%s is a pause of %d hours', (text, hours) => {
  expect(parsePause(text, ZONE, NOON)).toEqual({ kind: 'until', until: NOON + hours * HOURS_MS });
});

test('a day without a year is the next such day', () => {
  const until = Date.parse('2027-01-02T00:00:00+08:00');

  expect(parsePause('1月2日', ZONE, NOON)).toEqual({ kind: 'until', until });
});

test.each([
  ['2026-11-23', 'past'],
  ['2 years', 'nothing'],
  ['99 weeks', 'too-long'],
  ['02-30', 'nothing'],
  ['a', 'nothing'],
  ['0d', 'nothing'],
  ['forever', 'nothing'],
] as const)('%s is none: %s', (text, kind) => {
  expect(parsePause(text, ZONE, NOON)).toEqual({ kind });
});
