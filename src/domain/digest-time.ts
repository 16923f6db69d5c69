/** When a digest is due, and what to do when its time was missed. */
import type { Instant } from './clock.js';
import type { DigestPlan } from './digest.js';
import type { DigestTimes, QuietHours, Settings } from './subscriber.js';
import { addDays, instantOf, localDay, localTime, weekdayOf, weekOf } from './zone-time.js';

const HOUR_MS = 3_600_000;
/** Later than this the next digest tells it instead. */
const LATE_DAILY_MS = 6 * HOUR_MS;
const LATE_WEEKLY_MS = 24 * HOUR_MS;

/** The first time after `after` that a digest is due. */
export function nextDigestAt(times: DigestTimes, timeZone: string, after: Instant): Instant {
  // From the day before: clocks that skip midnight put a day's time behind it.
  let day = addDays(localDay(after, timeZone), -1);
  for (;;) {
    const isItsDay = times.weekday === undefined || weekdayOf(day) === times.weekday;
    const at = isItsDay ? instantOf(day, times.minute, timeZone) : after;
    if (at > after) return at;
    day = addDays(day, 1);
  }
}

/** When the next digest of these settings is due: after a pause, or after now; `undefined`: there is none. */
export function scheduledDigestAt(
  { digest, timeZone, pausedUntil }: Pick<Settings, 'digest' | 'timeZone' | 'pausedUntil'>,
  newsroomZone: string,
  now: Instant,
): Instant | undefined {
  if (digest === undefined) return undefined;
  return nextDigestAt(digest, timeZone ?? newsroomZone, Math.max(now, pausedUntil ?? now));
}

/** What becomes of a chat that was due at `dueAt`. */
export function planDigest(
  digest: { readonly times: DigestTimes; readonly timeZone: string; readonly dueAt: Instant },
  now: Instant,
): DigestPlan {
  const { times, timeZone, dueAt } = digest;
  const isWeekly = times.weekday !== undefined;
  const day = localDay(dueAt, timeZone);
  const isTooLate = now - dueAt > (isWeekly ? LATE_WEEKLY_MS : LATE_DAILY_MS);
  return {
    period: isTooLate ? undefined : isWeekly ? weekOf(day) : day,
    nextDigestAt: nextDigestAt(times, timeZone, now),
  };
}

/** When the quiet hours that `now` lies in end; `undefined`: it is not quiet. */
export function quietUntil(
  quiet: QuietHours | undefined,
  timeZone: string,
  now: Instant,
): Instant | undefined {
  if (quiet === undefined || quiet.from === quiet.to) return undefined;
  const { day, minute } = localTime(now, timeZone);
  const isOverMidnight = quiet.from > quiet.to;
  const isQuiet = isOverMidnight
    ? minute >= quiet.from || minute < quiet.to
    : minute >= quiet.from && minute < quiet.to;
  if (!isQuiet) return undefined;
  const endDay = isOverMidnight && minute >= quiet.from ? addDays(day, 1) : day;
  // Where the clocks go back the end may be past already.
  return Math.max(now + 60_000, instantOf(endDay, quiet.to, timeZone));
}
