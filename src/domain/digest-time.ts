/** When a digest is due, and what to do when its time was missed. */
import type { Instant } from './clock.js';
import type { DigestPlan, MovedDigest, MovingDigest } from './digest.js';
import type { DigestTimes, QuietHours, Settings } from './subscriber.js';
import { addDays, instantOf, localDay, localTime, weekdayOf, weekOf } from './zone-time.js';

const HOUR_MS = 3_600_000;
/** A digest missed by more than this is skipped: the next one carries its news. */
const LATE_DAILY_MS = 6 * HOUR_MS;
const LATE_WEEKLY_MS = 24 * HOUR_MS;
/** The longest time between two weekly digests, with clocks going back in between. */
const LONGEST_STEP_MS = 7 * 24 * HOUR_MS + 2 * HOUR_MS;

/** The first time after `after` at which a digest is due. */
export function nextDigestAt(times: DigestTimes, timeZone: string, after: Instant): Instant {
  // Starts a day early: where the clocks skip midnight, a day's digest may fall after it.
  let day = addDays(localDay(after, timeZone), -1);
  for (;;) {
    const isItsDay = times.weekday === undefined || weekdayOf(day) === times.weekday;
    const at = isItsDay ? instantOf(day, times.minute, timeZone) : after;
    if (at > after) return at;
    day = addDays(day, 1);
  }
}

/**
 * When the next digest under these settings is due: after the pause, if there is one. `undefined`:
 * never.
 */
export function scheduledDigestAt(
  { digest, timeZone, pausedUntil }: Pick<Settings, 'digest' | 'timeZone' | 'pausedUntil'>,
  newsroomZone: string,
  now: Instant,
): Instant | undefined {
  if (digest === undefined) return undefined;
  return nextDigestAt(digest, timeZone ?? newsroomZone, Math.max(now, pausedUntil ?? now));
}

/** What happens to a chat whose digest was due at `dueAt`. */
export function planDigest(
  digest: { readonly times: DigestTimes; readonly timeZone: string; readonly dueAt: Instant },
  now: Instant,
): DigestPlan {
  const { times, timeZone, dueAt } = digest;
  return {
    period: isTooLate(times, dueAt, now) ? undefined : periodOf(times, dueAt, timeZone),
    nextDigestAt: nextDigestAt(times, timeZone, now),
  };
}

/**
 * The digest of a chat that moves to another zone: it follows the new clock and comes once for each
 * local day. If the new clock is already past today's time, today's digest comes at its old time,
 * or at once if that falls on another day.
 */
export function moveDigest(
  { times, dueAt, pausedUntil, ...before }: MovingDigest,
  zones: { readonly from: string; readonly to: string },
  now: Instant,
): MovedDigest {
  const told = toldIn(zones, times, before.told);
  const after = Math.max(now, pausedUntil ?? now);
  const periodAt = (at: Instant) => periodOf(times, at, zones.to);
  let last = nextDigestAt(times, zones.to, after - LONGEST_STEP_MS);
  let next = nextDigestAt(times, zones.to, last);
  while (next <= after || isTold(periodAt(next), told)) {
    if (next <= after) last = next;
    next = nextDigestAt(times, zones.to, next);
  }
  const old = isTooLate(times, dueAt, now) ? nextDigestAt(times, zones.from, after) : dueAt;
  const lastPeriod = periodAt(last);
  if (old >= next || isTold(lastPeriod, told)) return { nextDigestAt: next, told };
  // A chat that never had a digest misses no week.
  if (told === undefined && (times.weekday !== undefined || periodAt(old) !== lastPeriod))
    return { nextDigestAt: next, told };
  const atOnce = Math.max(last, after - lateMs(times));
  return { nextDigestAt: periodAt(old) === lastPeriod ? old : atOnce, told };
}

/**
 * Whether a chat whose last digest was for `told` has had this period: exactly this one, or a later
 * one in zones that are ahead. A clock that was set back from far in the future is ignored.
 */
export function isTold(period: string, told: string | undefined): boolean {
  // Days and weeks sort as text; nearly every chat ends here.
  if (told === undefined || told < period) return false;
  return told === period || soonAfter(period).includes(told);
}

function soonAfter(period: string): readonly string[] {
  if (isDay(period)) return [addDays(period, 1), addDays(period, 2)];
  const [, year = '', week] = /^(\d{4})-W(\d\d)$/.exec(period) ?? [];
  // The fourth of January is always in the first week (ISO 8601).
  return week === undefined ? [] : [weekOf(addDays(`${year}-01-04`, Number(week) * 7))];
}

function isDay(period: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(period);
}

/** The day of the last daily digest by the new clock; weeks stay the same. */
function toldIn(
  { from, to }: { readonly from: string; readonly to: string },
  { weekday, minute }: DigestTimes,
  told: string | undefined,
): string | undefined {
  return weekday === undefined && told !== undefined && isDay(told)
    ? localDay(instantOf(told, minute, from), to)
    : told;
}

function periodOf({ weekday }: DigestTimes, dueAt: Instant, timeZone: string): string {
  const day = localDay(dueAt, timeZone);
  return weekday === undefined ? day : weekOf(day);
}

function isTooLate(times: DigestTimes, dueAt: Instant, now: Instant): boolean {
  return now - dueAt > lateMs(times);
}

function lateMs({ weekday }: DigestTimes): number {
  return weekday === undefined ? LATE_DAILY_MS : LATE_WEEKLY_MS;
}

/** When the quiet hours around `now` end; `undefined`: it is not quiet. */
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
  // Where the clocks go back, the end may already be past.
  return Math.max(now + 60_000, instantOf(endDay, quiet.to, timeZone));
}
