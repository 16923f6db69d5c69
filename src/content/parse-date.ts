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
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september'],
  ...['october', 'november', 'december'],
];
/**
 * Ways to write a day; a time may follow. `03/05/2024` is not among them, because it can mean two
 * days.
 */
const DAYS = [
  /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?=T|[ ]|$)T?/,
  /^(?<year>\d{4}) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日號号]/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?=T|[ ]|$)T?/,
  /^(?:[A-Z]{3,9},? )?(?<name>[A-Z]{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})\b,?/i,
  /^(?:[A-Z]{3,9},? )?(?<day>\d{1,2})(?:st|nd|rd|th)? (?<name>[A-Z]{3,9})\.?,? (?<year>\d{4})\b,?/i,
];

/**
 * The instant of `2019-06-09`, `2019/6/9`, `20190609`, `2019年6月9日`, `June 9, 2019` or `9 Jun 2019`,
 * with or without a time, or of ISO 8601, with its day; in `timeZone` unless the text names a zone.
 * `undefined` when it is not a valid date.
 */
export function parseDate(written: string, timeZone: string): WrittenDate | undefined {
  if (written.length > MAX_DATE_CHARS) return undefined;
  const found = DAYS.map((shape) => shape.exec(written)).find((match) => match !== null);
  if (found === undefined) return undefined;
  const { year = '', day = '', month = monthOf(found.groups?.['name']) } = found.groups ?? {};
  if (month === undefined) return undefined;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = written.slice(found[0].length).trim();
  const clock = isoClock(time);
  if (time !== '' && clock === undefined) return undefined;
  const date = DateTime.fromISO(clock === undefined ? iso : `${iso}T${clock}`, { zone: timeZone });
  if (!date.isValid || date.year < 1 || date.year > 9999) return undefined;
  return { at: date.toMillis(), day: date.toISODate(), hasTime: clock !== undefined };
}

/** `9:05`, `09:05:30 +0800`, `3:04 PM` or `10:00 GMT` in ISO 8601; `undefined` for anything else. */
function isoClock(time: string): string | undefined {
  const half = /^(\d{1,2})(:\d{2}(?::\d{2})?) ?([ap])\.?m\.?$/i.exec(time);
  if (half !== null) {
    const [, hour = '', rest = '', mark = ''] = half;
    if (Number(hour) < 1 || Number(hour) > 12) return undefined;
    const hours = (Number(hour) % 12) + (mark.toLowerCase() === 'p' ? 12 : 0);
    return `${String(hours).padStart(2, '0')}${rest}`;
  }
  if (!/^\d{1,2}:\d{2}/.test(time)) return undefined;
  const clock = time
    .replace(/\s+(?=[+\-Z])/, '')
    .replace(/ (?:UTC|GMT)$/, 'Z')
    .replace(/^(\d):/, '0$1:');
  const offset = /[+-](\d{2}):?\d{2}$/.exec(clock);
  return Number(offset?.[1] ?? 0) > MAX_OFFSET_HOURS ? undefined : clock;
}

/** The number of an English month, written out or shortened to three letters or more. */
function monthOf(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const at = MONTHS.findIndex((month) => month.startsWith(name.toLowerCase()));
  return at === -1 ? undefined : String(at + 1);
}
