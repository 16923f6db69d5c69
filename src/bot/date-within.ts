/** Finds a date among other words. */
import { parseCalendarPart } from './parse-calendar-part.js';

const NUMERIC = /\d{4}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}\s*[日號号]?|\s*月)?(?!\d)/;
const ENGLISH =
  /(?:\d{1,2}(?:st|nd|rd|th)?\s+)?\b[a-z]{3,9}\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+\d{4}(?!\d)/i;

/**
 * The first date in the text that names a month, in the form that `parseCalendarPart` returns; a
 * text that is a date as a whole may also be a year. `undefined`: there is none.
 */
export function dateWithin(text: string): string | undefined {
  const whole = parseCalendarPart(text);
  if (whole !== undefined && whole !== '') return whole;
  const typed = text.normalize('NFKC').replace(/(\d(?:st|nd|rd|th)?) of (?=[a-z])/gi, '$1 ');
  const [date] = [NUMERIC, ENGLISH].flatMap((pattern) => {
    const part = parseCalendarPart(pattern.exec(typed)?.[0] ?? '');
    return part === undefined || part === '' ? [] : [part];
  });
  return date;
}
