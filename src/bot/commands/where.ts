/** Buttons that only say where one is. */
import { dayTitle, monthTitle } from '../../views/dates.js';
import type { Reader } from '../../views/reader.js';
import type { BotCommand } from '../bot-command.js';
import { say, type Sentence } from '../say.js';

/**
 * Answers with a notice: the page of a list, a day or month without stories, or that it is already
 * shown.
 */
export const whereCommand: BotCommand = {
  name: 'where',
  otherNames: [],
  inMenu: false,

  answer(request, desk) {
    return Promise.resolve(say(noticeOf(request.command.args, desk.reader), request, desk));
  },
};

function noticeOf(args: string, reader: Reader): Sentence {
  const [, page, pages] = /^(\d{1,7}) (\d{1,7})$/.exec(args) ?? [];
  if (page !== undefined)
    return { key: 'page.notice', values: { page: Number(page), pages: Number(pages) } };
  if (args === 'shown') return { key: 'page.shown' };
  if (args === 'outside') return { key: 'calendar.outside' };
  const [day] = /^\d{4}-\d{2}(?:-\d{2})?$/.exec(args) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(day))) return { key: 'sorry.staleButton' };
  const name = day.length === 'YYYY-MM'.length ? monthTitle(day, reader) : dayTitle(day, reader);
  return { key: 'calendar.noStory', values: { day: name } };
}
