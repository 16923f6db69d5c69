/** Finds a date among other words. */
import { parseCalendarPart } from './parse-calendar-part.js';

/** A date in the form that `parseCalendarPart` returns, and the words around it. */
export type DateWithin = { readonly date: string; readonly rest: string };

const NUMERIC = /\d{4}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}\s*[日號号]?|\s*月)?(?!\d)/;
const ENGLISH =
  /(?:\d{1,2}(?:st|nd|rd|th)?\s+)?\b[a-z]{3,9}\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?,?\s+\d{4}(?!\d)/i;
const YEAR = /(?<![\w.-])(?:19|20)\d{2}(?![\w.-])年?/;

/** The first date in the text, with a month if there is such a one; `undefined`: there is none. */
export function dateWithin(text: string): DateWithin | undefined {
  const whole = parseCalendarPart(text);
  if (whole !== undefined && whole !== '') return { date: whole, rest: '' };
  const typed = text.normalize('NFKC').replace(/(\d(?:st|nd|rd|th)?) of (?=[a-z])/gi, '$1 ');
  const [found] = [NUMERIC, ENGLISH, YEAR].flatMap((pattern) => {
    const words = pattern.exec(typed)?.[0] ?? '';
    const date = parseCalendarPart(words);
    if (date === undefined || date === '') return [];
    return [{ date, rest: tidy(typed.replace(words, ' ')) }];
  });
  return found;
}

/** Without what led to the date, and signs at the end. */
function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s?!.,。，]+$/u, '')
    .replace(/(?:^|\s)(?:on|in|at|of|during)$/i, '')
    .trim();
}
