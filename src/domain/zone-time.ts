/** Converts between local time and instants, across every change of the clocks. */
import type { Instant, LocalDay } from './clock.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The system's spelling of a time zone; `undefined` when it does not know the zone. */
export function knownTimeZone(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** The calendar day of an instant. */
export function localDay(instant: Instant, timeZone: string): LocalDay {
  return dayOf(wallClock(instant, timeZone));
}

/** The calendar day and the minutes after midnight of an instant. */
export function localTime(
  instant: Instant,
  timeZone: string,
): { readonly day: LocalDay; readonly minute: number } {
  const wall = wallClock(instant, timeZone);
  const day = dayOf(wall);
  return { day, minute: Math.floor((wall - Date.parse(`${day}T00:00Z`)) / MINUTE_MS) };
}

/**
 * When a wall clock in that zone shows this day and minute. A time that the clocks skip moves later
 * by the length of the gap; of a time that occurs twice, the first counts (RFC 5545, 3.3.5).
 */
export function instantOf(day: LocalDay, minute: number, timeZone: string): Instant {
  const wall = Date.parse(`${day}T00:00Z`) + minute * MINUTE_MS;
  // No zone has changed its clocks twice within two days since 1970.
  const before = wall - offset(wall - DAY_MS, timeZone);
  const after = wall - offset(wall + DAY_MS, timeZone);
  const right = [before, after].filter((instant) => wallClock(instant, timeZone) === wall);
  return right.length === 0 ? before : Math.min(...right);
}

/** The day this many days later. */
export function addDays(day: LocalDay, days: number): LocalDay {
  return dayOf(Date.parse(`${day}T00:00Z`) + days * DAY_MS);
}

/** 1 is Monday. */
export function weekdayOf(day: LocalDay): number {
  return new Date(`${day}T00:00Z`).getUTCDay() || 7;
}

/** The week of a day as `2021-W26` (ISO 8601). */
export function weekOf(day: LocalDay): string {
  // A week belongs to the year of its Thursday.
  const thursday = addDays(day, 4 - weekdayOf(day));
  const first = Date.parse(`${thursday.slice(0, 4)}-01-01T00:00Z`);
  const week = Math.floor((Date.parse(`${thursday}T00:00Z`) - first) / (7 * DAY_MS)) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}

/** How far a zone is ahead of UTC at that instant, in minutes. */
export function utcOffsetMinutes(instant: Instant, timeZone: string): number {
  return offset(instant, timeZone) / MINUTE_MS;
}

function dayOf(wall: number): LocalDay {
  return new Date(wall).toISOString().slice(0, 10);
}

/** What the clock shows, read as if it were UTC. */
function wallClock(instant: Instant, timeZone: string): number {
  return instant + offset(instant, timeZone);
}

function offset(instant: Instant, timeZone: string): number {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0, second = 0] = (
    format.format(instant).match(/\d+/g) ?? []
  ).map(Number);
  const wholeSecond = Math.floor(instant / 1000) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) - wholeSecond;
}

/** Creating a format costs a hundred times as much as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();
