/** Words with a date may mean the stories of that time. */
import type { Button } from '../domain/message.js';
import { dateButton } from '../views/calendar-view.js';
import type { Desk } from './bot-command.js';
import { dateWithin } from './date-within.js';

/**
 * If the words contain a date, a button to its day in the calendar, or its month if that day has no
 * stories.
 */
export async function dateButtons(
  words: string,
  here: string,
  { library, reader }: Pick<Desk, 'library' | 'reader'>,
): Promise<readonly Button[]> {
  const part = dateWithin(words);
  if (part === undefined) return [];
  for (const one of new Set([part, part.slice(0, 'YYYY-MM'.length)])) {
    if (await hasStories(one, library)) return [dateButton(one, here, reader)];
  }
  return [];
}

async function hasStories(part: string, library: Desk['library']): Promise<boolean> {
  if (part.length < 'YYYY-MM-DD'.length) return (await library.calendar(part)).length > 0;
  return (await library.byDays(part, part, { offset: 0, limit: 1 })).total > 0;
}
