import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextDigestAt, planDigest, quietUntil } from '../../src/domain/digest-time.js';
import {
  addDays,
  instantOf,
  localTime,
  utcOffsetMinutes,
  weekOf,
} from '../../src/domain/zone-time.js';

const at = (text: string) => Date.parse(text);
const iso = (instant: number | undefined) =>
  instant === undefined ? undefined : new Date(instant).toISOString().slice(0, 16);
const daily = (minute: number) => ({ minute, weekday: undefined });

describe('a wall clock time as an instant', () => {
  test.each([
    ['an ordinary morning', '2026-07-01', 480, 'Asia/Hong_Kong', '2026-07-01T00:00'],
    ['skipped: Berlin 02:30 is 03:30', '2026-03-29', 150, 'Europe/Berlin', '2026-03-29T01:30'],
    ['skipped: Cairo 00:00 is 01:00', '2026-04-24', 0, 'Africa/Cairo', '2026-04-23T22:00'],
    [
      'skipped: Lord Howe 02:15 is 02:45',
      '2026-10-04',
      135,
      'Australia/Lord_Howe',
      '2026-10-03T15:45',
    ],
    [
      'twice: New York 01:30 is the first',
      '2026-11-01',
      90,
      'America/New_York',
      '2026-11-01T05:30',
    ],
    ['twice: Berlin 02:30 is the first', '2026-10-25', 150, 'Europe/Berlin', '2026-10-25T00:30'],
  ])('%s', (_name, day, minute, zone, expected) => {
    expect(iso(instantOf(day, minute, zone))).toBe(expected);
  });
});

describe('when a digest is due', () => {
  test('later today, or tomorrow when the time is past', () => {
    expect(iso(nextDigestAt(daily(480), 'Asia/Hong_Kong', at('2026-07-01T07:59+08:00')))).toBe(
      '2026-07-01T00:00',
    );
    expect(iso(nextDigestAt(daily(480), 'Asia/Hong_Kong', at('2026-07-01T08:00+08:00')))).toBe(
      '2026-07-02T00:00',
    );
  });

  test('weekly on its day', () => {
    const monday = { minute: 480, weekday: 1 };

    expect(iso(nextDigestAt(monday, 'UTC', at('2026-07-01T12:00Z')))).toBe('2026-07-06T08:00');
  });

  test('three hours late it still goes out, thirty hours late the next one tells it', () => {
    const dueAt = at('2026-07-01T08:00Z');

    const late = planDigest({ times: daily(480), timeZone: 'UTC', dueAt }, dueAt + 3 * 3_600_000);
    const missed = planDigest(
      { times: daily(480), timeZone: 'UTC', dueAt },
      dueAt + 30 * 3_600_000,
    );
    const weekly = planDigest(
      { times: { minute: 480, weekday: 3 }, timeZone: 'UTC', dueAt },
      dueAt + 20 * 3_600_000,
    );

    expect(late).toEqual({ period: '2026-07-01', nextDigestAt: at('2026-07-02T08:00Z') });
    expect(missed).toEqual({ period: undefined, nextDigestAt: at('2026-07-03T08:00Z') });
    expect(weekly.period).toBe('2026-W27');
  });

  test('once for every local day of a year, in every zone at any minute', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 2000, max: 2030 }),
        (zone, minute, year) => {
          const days: string[] = [];
          let due = nextDigestAt(daily(minute), zone, at(`${year}-01-01T00:00Z`));
          for (let count = 0; count < 366; count += 1) {
            days.push(localTime(due, zone).day);
            const { nextDigestAt: next } = planDigest(
              { times: daily(minute), timeZone: zone, dueAt: due },
              due + 1_000,
            );
            expect(next).toBeGreaterThan(due);
            due = next;
          }
          const expected = days.map((_, index) => addDays(days[0] ?? '', index));
          // A zone that crosses the date line leaves a whole day out, or has one twice.
          const isPacificJump =
            new Set(days).size !== days.length || days.at(-1) !== expected.at(-1);
          if (!isPacificJump) expect(days).toEqual(expected);
          else
            expect(
              Date.parse(expected.at(-1) ?? '') - Date.parse(days.at(-1) ?? ''),
            ).toBeLessThanOrEqual(86_400_000);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('on every day that a zone changes its clocks, at every quarter of an hour', () => {
    let skipped = 0;
    for (const zone of Intl.supportedValuesOf('timeZone')) {
      for (const day of changeDays(zone, 2026)) {
        for (let minute = 0; minute < 1440; minute += 15) {
          const instant = instantOf(day, minute, zone);
          const shown = localTime(instant, zone);
          expect([day, addDays(day, 1)]).toContain(shown.day);
          const isSkipped = shown.minute !== minute;
          if (isSkipped) skipped += 1;
          if (isSkipped) expect(instantOf(shown.day, shown.minute, zone)).toBe(instant);
          const due = nextDigestAt(daily(minute), zone, instant - 60_000);
          expect(due).toBe(instant);
        }
      }
    }
    expect(skipped).toBeGreaterThan(100);
  }, 60_000);
});

test('a week belongs to the year of its Thursday', () => {
  expect([weekOf('2020-12-31'), weekOf('2021-01-03'), weekOf('2021-01-04')]).toEqual([
    '2020-W53',
    '2020-W53',
    '2021-W01',
  ]);
});

describe('quiet hours', () => {
  const night = { from: 23 * 60, to: 7 * 60 };
  test.each([
    ['before midnight', '2026-07-01T23:30+08:00', '2026-07-01T23:00'],
    ['after midnight', '2026-07-02T03:00+08:00', '2026-07-01T23:00'],
    ['at their end', '2026-07-02T07:00+08:00', undefined],
    ['in the afternoon', '2026-07-02T15:00+08:00', undefined],
  ])('%s', (_name, now, expected) => {
    expect(iso(quietUntil(night, 'Asia/Hong_Kong', at(now)))).toBe(expected);
  });
});

/** The days on which a zone's clocks change, and their neighbours. */
function changeDays(zone: string, year: number): string[] {
  const days = Array.from({ length: 365 }, (_, index) => addDays(`${year}-01-01`, index));
  const offsets = days.map((day) => utcOffsetMinutes(at(`${day}T12:00Z`), zone));
  return days.filter((_, index) => {
    const [before = 0, , after = before] = offsets.slice(Math.max(0, index - 1), index + 2);
    return before !== after;
  });
}
