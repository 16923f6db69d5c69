/** Dates as a newspaper writes them, in the reader's language. */
import type { Article } from '../domain/article.js';
import type { Instant, LocalDay } from '../domain/clock.js';
import type { Language } from '../domain/language.js';
import { addDays, localDay } from '../domain/zone-time.js';
import type { Reader } from './reader.js';

const LOCALES: Readonly<Record<Language, string>> = {
  'zh-Hant': 'zh-HK',
  'zh-Hans': 'zh-CN',
  en: 'en-GB',
};

/**
 * When an article was published: "Today 14:05", "4 June", "4 June 2020", "4 June 2020, 3 years ago
 * today"; `undefined`: unknown. A time of day is shown in the reader's own zone; a day without a
 * time is the newsroom's.
 */
export function publishedText(article: Article, reader: Reader): string | undefined {
  if (article.day === undefined) return undefined;
  if (!article.hasTime || article.publishedAt === undefined)
    return dayAndYears(article.day, reader, reader.timeZone);
  const today = localDay(reader.now, reader.ownZone);
  const day = localDay(article.publishedAt, reader.ownZone);
  const isRecent = day === today || day === addDays(today, -1);
  if (!isRecent) return dayAndYears(day, reader, reader.ownZone);
  return `${dayText(day, reader, reader.ownZone)} ${timeText(article.publishedAt, reader)}`;
}

/** A moment in the future, in the reader's own zone: "Today 08:00", "24 December 08:00". */
export function momentText(instant: Instant, reader: Reader): string {
  const day = localDay(instant, reader.ownZone);
  return `${dayText(day, reader, reader.ownZone)} ${timeText(instant, reader)}`;
}

/**
 * A day: "Today", "Yesterday", "4 June" of this year, "4 June 2020". "Today" follows the newsroom's
 * zone.
 */
export function dayText(day: LocalDay, reader: Reader, timeZone = reader.timeZone): string {
  const today = localDay(reader.now, timeZone);
  if (day === today) return reader.texts.plain('date.today');
  if (day === addDays(today, -1)) return reader.texts.plain('date.yesterday');
  const date = Date.parse(`${day}T00:00Z`);
  if (Number.isNaN(date)) return day;
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return dayFormat(reader.texts.language, isThisYear ? 'this-year' : 'any-year').format(date);
}

/** A day of any year: "4 June". Month and day count from 1. */
export function monthDayText(month: number, day: number, reader: Reader): string {
  return dayFormat(reader.texts.language, 'this-year').format(Date.UTC(2000, month - 1, day));
}

/** A day with its year, even in the current year: "4 June 2020". */
export function dayTitle(day: LocalDay, reader: Reader): string {
  const date = Date.parse(`${day}T00:00Z`);
  return Number.isNaN(date) ? day : dayFormat(reader.texts.language, 'any-year').format(date);
}

/** A month `2020-06` with its year: "June 2020". */
export function monthTitle(month: string, reader: Reader): string {
  const date = Date.parse(`${month}-01T00:00Z`);
  if (Number.isNaN(date)) return month;
  const options = { timeZone: 'UTC', year: 'numeric', month: 'long' } as const;
  return new Intl.DateTimeFormat(LOCALES[reader.texts.language], options).format(date);
}

/** The short name of a month, from 1: "Jun". */
export function monthName(month: number, reader: Reader): string {
  const options = { timeZone: 'UTC', month: 'short' } as const;
  const date = Date.UTC(2000, month - 1, 1);
  return new Intl.DateTimeFormat(LOCALES[reader.texts.language], options).format(date);
}

function dayAndYears(day: LocalDay, reader: Reader, timeZone: string): string {
  const today = localDay(reader.now, timeZone);
  const text = dayText(day, reader, timeZone);
  const years = Number(today.slice(0, 4)) - Number(day.slice(0, 4));
  if (years < 1 || day.slice(5) !== today.slice(5)) return text;
  return reader.texts.plain('date.yearsAgo', { day: text, count: years });
}

function timeText(instant: number, reader: Reader): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: reader.ownZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(instant);
}

function dayFormat(language: Language, years: 'this-year' | 'any-year'): Intl.DateTimeFormat {
  const key = `${language} ${years}`;
  const known = dayFormats.get(key);
  if (known !== undefined) return known;
  const year = years === 'any-year' ? { year: 'numeric' as const } : {};
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    ...year,
  });
  dayFormats.set(key, format);
  return format;
}

/** Creating a format costs a hundred times as much as using it. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();
