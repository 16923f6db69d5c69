/** A day of any year as people write it. */
import { englishMonth } from './english-month.js';

/** Both count from 1. */
export type MonthDay = { readonly month: number; readonly day: number };

const ENGLISH =
  /^(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([a-z]{3,9})\.?(?:\s+(\d{1,2})(?:st|nd|rd|th)?)?$/i;

/** `06-04`, `6/4`, `6月4日`, `4 June`, `2019-06-04`; `undefined` when no calendar has such a day. */
export function parseMonthDay(text: string): MonthDay | undefined {
  const match = /^(?:\d{4}[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日號号]?$/.exec(
    inDigits(text.normalize('NFKC').trim()),
  );
  const month = Number(match?.[1]);
  const day = Number(match?.[2]);
  // In 2000, a leap year, 29 February exists.
  const date = new Date(Date.UTC(2000, month - 1, day));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return match !== null && exists ? { month, day } : undefined;
}

/** A day with an English month, such as `4 June`, as `6-4`. */
function inDigits(text: string): string {
  const [, before, name = '', after] = ENGLISH.exec(text) ?? [];
  const month = englishMonth(name);
  if (month === undefined || (before === undefined) === (after === undefined)) return text;
  return `${month}-${before ?? after ?? ''}`;
}
