import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instant } from '../../src/domain/clock.js';
import { isTold, moveDigest, nextDigestAt, planDigest } from '../../src/domain/digest-time.js';
import type { DigestTimes } from '../../src/domain/subscriber.js';
import { addDays, localDay } from '../../src/domain/zone-time.js';

const AT_EIGHT: DigestTimes = { minute: 480, weekday: undefined };
const at = (text: string) => Date.parse(text);

/** When the next one comes after the newsroom moved. */
function nextAfter(
  moved: { told: string; due: string; from: string; to: string; now: string },
  times = AT_EIGHT,
): string {
  const { told, from, to } = moved;
  const digest = { times, dueAt: at(moved.due), told, pausedUntil: undefined };
  return new Date(moveDigest(digest, { from, to }, at(moved.now)).nextDigestAt).toISOString();
}

const [HONG_KONG, LONDON, HONOLULU] = ['Asia/Hong_Kong', 'Europe/London', 'Pacific/Honolulu'];

test('westwards, after today’s digest, the next one comes tomorrow by the new clock', () => {
  const moved = { told: '2026-11-24', due: '2026-11-25T00:00Z', from: HONG_KONG, to: LONDON };

  expect(nextAfter({ ...moved, now: '2026-11-24T01:00Z' })).toBe('2026-11-25T08:00:00.000Z');
});

test('westwards, before today’s digest, it comes today by the new clock', () => {
  const moved = { told: '2026-11-23', due: '2026-11-24T00:00Z', from: HONG_KONG, to: LONDON };

  expect(nextAfter({ ...moved, now: '2026-11-23T23:00Z' })).toBe('2026-11-24T08:00:00.000Z');
});

test('eastwards, where the new clock has passed its time today, today’s comes at its old time', () => {
  const moved = { told: '2026-11-23', due: '2026-11-24T08:00Z', from: LONDON, to: HONG_KONG };

  expect(nextAfter({ ...moved, now: '2026-11-24T05:00Z' })).toBe('2026-11-24T08:00:00.000Z');
});

test('eastwards, after today’s digest, the next one comes at the next morning of the new clock', () => {
  const moved = { told: '2026-11-24', due: '2026-11-25T08:00Z', from: LONDON, to: HONG_KONG };

  expect(nextAfter({ ...moved, now: '2026-11-24T20:00Z' })).toBe('2026-11-25T00:00:00.000Z');
});

test('to a zone where it is still yesterday, no day goes without', () => {
  const moved = { told: '2026-11-24', due: '2026-11-25T00:00Z', from: HONG_KONG, to: HONOLULU };

  expect(nextAfter({ ...moved, now: '2026-11-24T01:00Z' })).toBe('2026-11-24T18:00:00.000Z');
});

test('a bot that was away for days goes by the new clock today', () => {
  const moved = { told: '2026-11-20', due: '2026-11-21T08:00Z', from: LONDON, to: HONG_KONG };

  expect(nextAfter({ ...moved, now: '2026-11-24T05:00Z' })).toBe('2026-11-24T08:00:00.000Z');
});

test('a weekly digest that was told this week waits for the next one', () => {
  const monday = { minute: 480, weekday: 1 };
  const moved = { told: '2026-W48', due: '2026-11-30T00:00Z', from: HONG_KONG, to: LONDON };

  expect(nextAfter({ ...moved, now: '2026-11-23T01:00Z' }, monday)).toBe(
    '2026-11-30T08:00:00.000Z',
  );
});

test.each([
  ['2026-11-24', '2026-11-24', true],
  ['2026-11-24', '2026-11-25', true],
  ['2026-12-31', '2027-01-01', true],
  ['2026-11-24', '2026-11-23', false],
  ['2026-11-24', '2026-12-24', false],
  ['2026-11-24', '2026-W48', false],
  ['2026-W48', '2026-W48', true],
  ['2026-W53', '2027-W01', true],
  ['2026-W48', '2026-W47', false],
  ['2026-W48', '2026-W50', false],
  ['2026-11-24', undefined, false],
])('%s is told to a chat that was last told of %s: %s', (period, told, expected) => {
  expect(isTold(period, told)).toBe(expected);
});

const ZONES = [
  ...[HONG_KONG, LONDON, HONOLULU, 'America/New_York', 'Asia/Kathmandu', 'Asia/Tokyo'],
  ...['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Australia/Lord_Howe', 'UTC'],
];
const HOUR = 3_600_000;

/** When a chat is told, from a week before the move to a week after it. */
function toldAround(times: DigestTimes, zones: { from: string; to: string }, movesAt: Instant) {
  let told: string | undefined;
  let dueAt = nextDigestAt(times, zones.from, movesAt - 15 * 24 * HOUR);
  const instants: Instant[] = [];
  const tellUntil = (end: Instant, timeZone: string) => {
    while (dueAt <= end) {
      const plan = planDigest({ times, timeZone, dueAt }, dueAt);
      if (plan.period !== told) instants.push(dueAt);
      told = plan.period;
      dueAt = plan.nextDigestAt;
    }
  };
  tellUntil(movesAt, zones.from);
  const moved = moveDigest({ times, dueAt, told, pausedUntil: undefined }, zones, movesAt);
  ({ told, nextDigestAt: dueAt } = moved);
  tellUntil(movesAt + 22 * 24 * HOUR, zones.to);
  return instants;
}

const anyZone = fc.constantFrom(...ZONES);
const anyMove = {
  from: anyZone,
  to: anyZone,
  minute: fc.integer({ min: 0, max: 1_439 }),
  // Minutes of 2026: summer time begins and ends in them.
  movesAt: fc.integer({ min: at('2026-01-20Z') / 60_000, max: at('2026-12-01Z') / 60_000 }),
};

test('wherever and whenever the newsroom moves, each local day has one digest from that day on', () => {
  fc.assert(
    fc.property(fc.record(anyMove), ({ from, to, minute, movesAt }) => {
      const now = movesAt * 60_000;
      const days = toldAround({ minute, weekday: undefined }, { from, to }, now)
        .map((instant) => localDay(instant, to))
        .filter((day) => day >= localDay(now, to));

      expect(days).toEqual(days.map((_, index) => addDays(localDay(now, to), index)));
      expect(days.length).toBeGreaterThan(20);
    }),
    { numRuns: 300 },
  );
});

test('wherever and whenever the newsroom moves, each week has one weekly digest', () => {
  const weekly = { ...anyMove, weekday: fc.integer({ min: 1, max: 7 }) };
  fc.assert(
    fc.property(fc.record(weekly), ({ from, to, minute, weekday, movesAt }) => {
      const instants = toldAround({ minute, weekday }, { from, to }, movesAt * 60_000);
      const gaps = instants.slice(1).map((instant, index) => instant - (instants[index] ?? 0));

      expect(Math.min(...gaps)).toBeGreaterThan(5 * 24 * HOUR);
      expect(Math.max(...gaps)).toBeLessThan(9 * 24 * HOUR);
    }),
    { numRuns: 300 },
  );
});
