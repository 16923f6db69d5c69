/** Dates as a newspaper writes them, in the reader's language. */
import type { Article } from '../domain/article.js';
import type { LocalDay } from '../domain/clock.js';
import type { Language } from '../domain/language.js';
import { dayBefore, localDay, type Reader } from './reader.js';

const LOCALES: Readonly<Record<Language, string>> = {
  'zh-Hant': 'zh-HK',
  'zh-Hans': 'zh-CN',
  en: 'en-GB',
};

/** When an article was published: "Today 14:05", "4 June", "4 June 2020"; `undefined`: not known. */
export function publishedText(article: Article, reader: Reader): string | undefined {
  if (article.day === undefined) return undefined;
  const day = dayText(article.day, reader);
  if (!article.hasTime || article.publishedAt === undefined) return day;
  const today = localDay(reader.now, reader.timeZone);
  const isRecent = article.day === today || article.day === dayBefore(today);
  return isRecent ? `${day} ${timeText(article.publishedAt, reader)}` : day;
}

/** A day: "Today", "Yesterday", "4 June" of this year, "4 June 2020". */
export function dayText(day: LocalDay, reader: Reader): string {
  const today = localDay(reader.now, reader.timeZone);
  if (day === today) return reader.texts.plain('date.today');
  if (day === dayBefore(today)) return reader.texts.plain('date.yesterday');
  const date = Date.parse(`${day}T00:00Z`);
  if (Number.isNaN(date)) return day;
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return dayFormat(reader.texts.language, isThisYear ? 'this-year' : 'any-year').format(date);
}

/** A day of any year: "4 June". Month and day count from 1. */
export function monthDayText(month: number, day: number, reader: Reader): string {
  return dayFormat(reader.texts.language, 'this-year').format(Date.UTC(2000, month - 1, day));
}

function timeText(instant: number, reader: Reader): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: reader.timeZone,
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

/** Making a format costs a hundred times what using it does. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();
