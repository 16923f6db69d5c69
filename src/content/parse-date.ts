/** Dates as authors and site generators write them. */
import { DateTime } from 'luxon';
import type { Instant, LocalDay } from '../domain/clock.js';

/** A moment, its day in the newsroom's zone, and whether a time of day was given. */
export type WrittenDate = {
  readonly at: Instant;
  readonly day: LocalDay;
  readonly hasTime: boolean;
};

const MAX_DATE_CHARS = 64;
/** The easternmost zone: Kiribati's Line Islands. */
const MAX_OFFSET_HOURS = 14;

/**
 * The instant of `2019-06-09`, `2019/6/9`, `2019-06-09 12:34:56` or ISO 8601, with its day; in
 * `timeZone` unless the text names a zone. `undefined` when it is not a valid date.
 */
export function parseDate(written: string, timeZone: string): WrittenDate | undefined {
  if (written.length > MAX_DATE_CHARS) return undefined;
  const parts = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}:\d{2}.*))?$/.exec(written);
  if (parts === null) return undefined;
  const [, year = '', month = '', day = '', time] = parts;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const clock = time
    ?.replace(/\s+(?=[+\-Z])/, '')
    .replace(/ (?:UTC|GMT)$/, 'Z')
    .replace(/^(\d):/, '0$1:');
  const offset = /[+-](\d{2}):?\d{2}$/.exec(clock ?? '');
  if (Number(offset?.[1] ?? 0) > MAX_OFFSET_HOURS) return undefined;
  const date = DateTime.fromISO(clock === undefined ? iso : `${iso}T${clock}`, { zone: timeZone });
  if (!date.isValid || date.year < 1 || date.year > 9999) return undefined;
  return { at: date.toMillis(), day: date.toISODate(), hasTime: time !== undefined };
}
