/** `/calendar`, `/calendar 2019`, `2019-06`, `2019-06-12`: the archive by year, month and day. */
import { calendarView, dayHeading, monthButton } from '../../views/calendar-view.js';
import { clipText } from '../../views/clean-text.js';
import { dayTitle } from '../../views/dates.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand, Desk } from '../bot-command.js';
import type { Reply, Request } from '../request.js';
import { findPage, listMessage, STORIES_A_PAGE, summaryEntries } from '../story-pages.js';

/** Years, then months, then days with their numbers of stories, then the stories of a day. */
export const calendarCommand: BotCommand = {
  name: 'calendar',
  otherNames: ['date', 'archive', 'cal', '日曆', '日历', '日期'],
  inMenu: true,

  async answer(request, desk) {
    const { command } = request;
    const { library, reader } = desk;
    const within = parseCalendarPart(command.args);
    if (within === undefined) {
      const text = clipText(command.args, 40);
      return { message: sentenceView('calendar.noDate', reader, { text }) };
    }
    if (within.length === 'YYYY-MM-DD'.length) return answerDay(within, request, desk);
    const parts = await library.calendar(within);
    if (parts.length === 0 && within === '')
      return { message: sentenceView('calendar.empty', reader) };
    return { message: calendarView({ within, parts, from: command.from }, reader) };
  },
};

async function answerDay(day: string, { command, via }: Request, desk: Desk): Promise<Reply> {
  const { library, reader } = desk;
  const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
    library.byDays(day, day, page),
  );
  if (found.total === 0) {
    const values = { day: dayTitle(day, reader) };
    return via === 'button'
      ? { notice: reader.texts.plain('calendar.noStory', values) }
      : { message: sentenceView('calendar.noStory', reader, values) };
  }
  return {
    message: listMessage(
      {
        heading: dayHeading(day, found.total, reader),
        entries: await summaryEntries(found, library),
        command: { ...command, args: day },
        place,
        moreButtons: [monthButton(day, reader)],
      },
      desk,
    ),
  };
}

/** `2019`, `2019-6`, `2019/06/12`, `20190612`, `2019年6月12日`; empty text is everything; `undefined`: no date. */
export function parseCalendarPart(text: string): string | undefined {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return '';
  const match =
    /^(\d{4})\s*年?(?:[-/.]?\s*(\d{1,2})\s*月?(?:[-/.]?\s*(\d{1,2})\s*[日號号]?)?)?$/.exec(typed) ??
    undefined;
  const compact = /^(\d{4})(\d{2})(\d{2})?$/.exec(typed) ?? undefined;
  const [, year = '', month, day] = compact ?? match ?? [];
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
