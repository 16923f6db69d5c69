/** Parses and checks the values of options; errors name the option. */
import { InvalidArgumentError } from 'commander';
import { parseDayRange } from '../search/query-date.js';

/**
 * A parser for whole numbers from `least` to `most`; it throws `InvalidArgumentError` for anything
 * else.
 */
export function parseNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

/**
 * A year, a month or a day, as written. Throws, because within a query an invalid date would count
 * as a word.
 */
export function parseDate(text: string): string {
  if (parseDayRange(text) !== undefined) return text;
  throw new InvalidArgumentError('Give a year, a month or a day, such as 2026-11.');
}

/** An existing day, `YYYY-MM-DD`; throws `InvalidArgumentError` for anything else. */
export function parseDay(text: string): string {
  // JavaScript's own dates read 30 February as 2 March.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && parseDayRange(text) !== undefined) return text;
  throw new InvalidArgumentError('Give a day as YYYY-MM-DD.');
}
