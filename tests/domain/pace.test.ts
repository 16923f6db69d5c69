import { expect, test } from 'vitest';
import { slowDown, takePlaces } from '../../src/domain/pace.js';

const NOW = Date.parse('2026-11-23T08:00Z');
const HOUR_MS = 3_600_000;

test('places follow one another at the rate', () => {
  const before = { freeAt: NOW, perSecond: 10, changedAt: NOW };

  const first = takePlaces(before, 5, NOW, 10);
  const second = takePlaces(first.pace, 1, NOW, 10);

  expect([first.from, second.from]).toEqual([NOW, NOW + 500]);
});

test('when the clock went back an hour, nobody waits an hour for the next place', () => {
  const ahead = { freeAt: NOW + HOUR_MS, perSecond: 10, changedAt: NOW + HOUR_MS };

  const { from } = takePlaces(ahead, 1, NOW, 10);

  expect(from).toBe(NOW);
});

test('what Telegram asked to wait is waited, however long', () => {
  const before = { freeAt: NOW, perSecond: 10, changedAt: NOW - HOUR_MS };
  const paused = slowDown(before, NOW + 3 * HOUR_MS, NOW, 10);

  const { from } = takePlaces(paused, 1, NOW + 1_000, 10);

  expect(from).toBe(NOW + 3 * HOUR_MS);
});
