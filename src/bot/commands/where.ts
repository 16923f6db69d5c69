/** Buttons that tell where one is, and change nothing. */
import { dayTitle, monthTitle } from '../../views/dates.js';
import type { Reader } from '../../views/reader.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { TextValues } from '../../views/texts.js';
import type { BotCommand } from '../bot-command.js';

/** Answers with a notice: the page of a list, a day or month without stories, what is shown already. */
export const whereCommand: BotCommand = {
  name: 'where',
  otherNames: [],
  inMenu: false,

  answer({ command, via }, { reader }) {
    const { key, values } = noticeOf(command.args, reader);
    return Promise.resolve(
      via === 'button'
        ? { notice: reader.texts.plain(key, values) }
        : { message: sentenceView(key, reader, values) },
    );
  },
};

type Notice = { readonly key: string; readonly values?: TextValues };

function noticeOf(args: string, reader: Reader): Notice {
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
