/** Who writes a date and nothing else may mean the stories of that time. */
import type { Button } from '../domain/message.js';
import { dateButton } from '../views/calendar-view.js';
import type { Desk } from './bot-command.js';
import { parseCalendarPart } from './parse-calendar-part.js';

/** A button to the calendar where the words are a date of which there are stories; `here` is the way back. */
export async function dateButtons(
  words: string,
  here: string,
  { library, reader }: Pick<Desk, 'library' | 'reader'>,
): Promise<readonly Button[]> {
  const part = parseCalendarPart(words);
  if (part === undefined || part === '') return [];
  const stories =
    part.length === 'YYYY-MM-DD'.length
      ? (await library.byDays(part, part, { offset: 0, limit: 1 })).total
      : (await library.calendar(part)).length;
  return stories === 0 ? [] : [dateButton(part, here, reader)];
}
