/** Dates as feeds write them: RFC 822 with named zones, ISO 8601 with and without one. */
import { DateTime } from 'luxon';
import type { Instant } from '../domain/clock.js';

const MAX_DATE_CHARS = 64;

/** The instant; a date without a zone is in `timeZone`. `undefined`: not a date. */
export function parseFeedDate(written: string | undefined, timeZone: string): Instant | undefined {
  const text = written?.trim() ?? '';
  if (text === '' || text.length > MAX_DATE_CHARS) return undefined;
  const readings = [
    DateTime.fromRFC2822(text),
    DateTime.fromISO(text, { zone: timeZone }),
    DateTime.fromSQL(text, { zone: timeZone }),
  ];
  const at = readings.find(({ isValid }) => isValid)?.toMillis() ?? Date.parse(text);
  return Number.isNaN(at) || at < 0 ? undefined : at;
}

/** ISO 8601 with seconds, in the newsroom's zone, as front matter has it. */
export function writeDate(at: Instant, timeZone: string): string {
  const date = DateTime.fromMillis(at, { zone: timeZone }).startOf('second');
  return date.toISO({ suppressMilliseconds: true, includeOffset: true }) ?? '';
}
