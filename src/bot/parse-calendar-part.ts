/** A year, a month or a day as people write it. */
import type { LocalDay } from '../domain/clock.js';
import { englishMonth } from './english-month.js';

const DIGITS = /^(\d{4})(\d{2})(\d{2})?$/;
const SEPARATED = /^(\d{4})\s*年?(?:[-/.]?\s*(\d{1,2})\s*月?(?:[-/.]?\s*(\d{1,2})\s*[日號号]?)?)?$/;

const ENGLISH =
  /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?,?\s+(\d{4})$/i;

/**
 * `2019`, `2019-6`, `2019/06/12`, `20190612`, `2019年6月12日`, `12 June 2019`, `Jun 2019`; an empty
 * text means everything; `undefined`: not a date.
 */
export function parseCalendarPart(text: string): string | undefined {
  const typed = inDigits(text.normalize('NFKC').trim());
  if (typed === '') return '';
  const [, year = '', month, day] = DIGITS.exec(typed) ?? SEPARATED.exec(typed) ?? [];
  if (year === '' || year === '0000') return undefined;
  if (month === undefined) return year;
  const monthNumber = Number(month);
  if (monthNumber < 1 || monthNumber > 12) return undefined;
  const shownMonth = `${year}-${month.padStart(2, '0')}`;
  if (day === undefined) return shownMonth;
  const last = new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= last
    ? `${shownMonth}-${day.padStart(2, '0')}`
    : undefined;
}

/**
 * The first and last day of a year, a month or a day in the form that `parseCalendarPart` returns.
 */
export function daysOfPart(part: string): { readonly first: LocalDay; readonly last: LocalDay } {
  const [year = '', month, day] = part.split('-');
  if (day !== undefined) return { first: part, last: part };
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { first: `${part}-01`, last: `${part}-${days}` };
}

/** A date with an English month, such as `12 June 2019`, as `2019-6-12`. */
function inDigits(text: string): string {
  const [, before, name = '', after, year = ''] = ENGLISH.exec(text) ?? [];
  const month = englishMonth(name);
  if (month === undefined || (before !== undefined && after !== undefined)) return text;
  return [year, month, before ?? after].filter((part) => part !== undefined).join('-');
}
