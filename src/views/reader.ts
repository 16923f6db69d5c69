/** Who reads: the language and the newsroom's day that a view is made for. */
import type { Instant, LocalDay } from '../domain/clock.js';
import type { Texts } from './texts.js';

/** In which language and at what time somebody reads. */
export type Reader = {
  readonly texts: Texts;
  readonly now: Instant;
  /** IANA name of the newsroom's zone, in which articles are dated. */
  readonly timeZone: string;
  /** IANA name of the reader's own zone, in which times of day are told. */
  readonly ownZone: string;
};

/** The day of an instant in a time zone. */
export function localDay(instant: Instant, timeZone: string): LocalDay {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    // The Canadian format is ISO 8601's.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
    dayFormats.set(timeZone, format);
  }
  return format.format(instant);
}

/** Making a format costs a hundred times what using it does. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The day before a day. */
export function dayBefore(day: LocalDay): LocalDay {
  return new Date(Date.parse(`${day}T00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
