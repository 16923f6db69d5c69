/** Values of options, checked while the command line is read; what is wrong is said beside the option. */
import { InvalidArgumentError } from 'commander';
import { parseDayRange } from '../search/query-date.js';

/** A reader of whole numbers from `least` to `most`; it throws `InvalidArgumentError` for all others. */
export function parseNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`);
  };
}

/** A year, a month or a day, as it is written. Throws here, because in a query a date that is none is a word to look for. */
export function parseDate(text: string): string {
  if (parseDayRange(text) !== undefined) return text;
  throw new InvalidArgumentError('Give a year, a month or a day, such as 2026-11.');
}

/** A day that there is, `YYYY-MM-DD`; throws `InvalidArgumentError` for anything else. */
export function parseDay(text: string): string {
  // JavaScript's own dates take a 30 February for 2 March.
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && parseDayRange(text) !== undefined) return text;
  throw new InvalidArgumentError('Give a day as YYYY-MM-DD.');
}
