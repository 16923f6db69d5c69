/** The end of a pause, as people write it. */
import type { Instant, LocalDay } from '../domain/clock.js';
import { instantOf, localDay } from '../domain/zone-time.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A longer absence is better served by leaving. */
const MAX_MS = 366 * DAY_MS;

const SPANS: readonly (readonly [RegExp, number])[] = [
  [/^(\d{1,3})\s*(?:h|hours?|小時|小时)$/i, HOUR_MS],
  [/^(\d{1,3})\s*(?:d|days?|天|日)?$/i, DAY_MS],
  [/^(\d{1,2})\s*(?:w|weeks?|週|周|星期|個星期|个星期)$/i, 7 * DAY_MS],
  [/^(\d{1,2})\s*(?:months?|個月|个月|月)$/i, 30 * DAY_MS],
];

/** The spans in words, as the buttons name them. */
const NUMBER_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:(?:an?|one)\s+|一)/i, '1 '],
  [/^(?:two\s+|[二兩两])/i, '2 '],
  [/^(?:three\s+|三)/i, '3 '],
  [/^(?=day|week|month|hour)/i, '1 '],
];

/** `past`: that day is not in the future; `too-long`: more than a year. */
export type PauseReading =
  | { readonly kind: 'until'; readonly until: Instant }
  | { readonly kind: 'nothing' | 'past' | 'too-long' };

/**
 * `3d`, `12h`, `2 weeks`, `三天`, `2026-12-24`, `12-24`, `12月24日`: a span from now, or the beginning
 * of a day.
 */
export function parsePause(text: string, timeZone: string, now: Instant): PauseReading {
  const typed = text.normalize('NFKC').trim();
  for (const [pattern, ms] of SPANS) {
    const count = Number(pattern.exec(withDigits(typed))?.[1]);
    if (count > 0) return within(now + count * ms, now);
  }
  const day = parseDay(typed, localDay(now, timeZone));
  return day === undefined ? { kind: 'nothing' } : within(instantOf(day, 0, timeZone), now);
}

function withDigits(text: string): string {
  const [pattern, digits] = NUMBER_WORDS.find(([words]) => words.test(text)) ?? [];
  return pattern === undefined || digits === undefined ? text : text.replace(pattern, digits);
}

function within(until: Instant, now: Instant): PauseReading {
  if (until <= now) return { kind: 'past' };
  return until - now > MAX_MS ? { kind: 'too-long' } : { kind: 'until', until };
}

/** A day without a year is the next such day. */
function parseDay(text: string, today: LocalDay): LocalDay | undefined {
  const match = /^(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日號号]?$/.exec(text);
  if (match === null) return undefined;
  const [, year, month = '', day = ''] = match;
  const ofYear = (wanted: number) => `${wanted}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const next = ofYear(thisYear) > today ? ofYear(thisYear) : ofYear(thisYear + 1);
  const wanted = year === undefined ? next : ofYear(Number(year));
  const at = new Date(`${wanted}T00:00Z`);
  // JavaScript reads 30 February as a day in March.
  const exists = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(wanted);
  return exists ? wanted : undefined;
}
