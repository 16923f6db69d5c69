/** `/calendar`, `/calendar 2019`, `2019-06`, `2019-06-12`: the archive by year, month and day. */
import { calendarView, dayHeading, monthButton } from '../../views/calendar-view.js';
import { dayTitle } from '../../views/dates.js';
import { sentenceView } from '../../views/sentence-view.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { parseCalendarPart } from '../parse-calendar-part.js';
import { quoted } from '../quoted.js';
import type { Reply, Request } from '../request.js';
import { say } from '../say.js';
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
      return { message: sentenceView('calendar.noDate', reader, { text: quoted(command.args) }) };
    }
    if (within.length === 'YYYY-MM-DD'.length) return answerDay(within, request, desk);
    const parts = await library.calendar(within);
    if (parts.length === 0 && within === '')
      return { message: sentenceView('calendar.empty', reader) };
    return { message: calendarView({ within, parts, from: command.from }, reader) };
  },
};

async function answerDay(day: string, request: Request, desk: Desk): Promise<Reply> {
  const { command } = request;
  const { library, reader } = desk;
  const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
    library.byDays(day, day, page),
  );
  if (found.total === 0) {
    const values = { day: dayTitle(day, reader) };
    const { message, ...notice } = say({ key: 'calendar.noStory', values }, request, desk);
    if (message === undefined) return notice;
    return { message: { ...message, buttons: [[monthButton(day, reader)]] } };
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
