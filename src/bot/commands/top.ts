/** `/top week|month|year`: the stories of which most was written. */
import { addDays, localTime } from '../../domain/zone-time.js';
import { sentenceView } from '../../views/sentence-view.js';
import { coverageText, periodRow, topHeading, type TopPeriod } from '../../views/top-view.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { findPage, listMessage, STORIES_A_PAGE, summaryEntries } from '../story-pages.js';

const DAYS: Readonly<Record<TopPeriod, number>> = { week: 7, month: 30, year: 365 };

const WORDS: Readonly<Record<string, TopPeriod>> = {
  week: 'week',
  weekly: 'week',
  星期: 'week',
  週: 'week',
  周: 'week',
  month: 'month',
  monthly: 'month',
  月: 'month',
  year: 'year',
  yearly: 'year',
  年: 'year',
};

/** The last week, month or year of the archive: up to today, or up to its newest story if that is older. */
export const topCommand: BotCommand = {
  name: 'top',
  otherNames: ['popular', 'covered', '熱門', '热门'],
  inMenu: true,

  async answer({ command }, desk) {
    const { library, reader } = desk;
    const word = command.args
      .normalize('NFKC')
      .toLowerCase()
      .replace(/^[本上這这]?一?個?个?/, '');
    const period = Object.hasOwn(WORDS, word) ? (WORDS[word] ?? 'week') : 'week';
    const last = await lastDay(DAYS[period], desk);
    if (last === undefined) return { message: sentenceView('latest.none', reader) };
    const first = addDays(last, 1 - DAYS[period]);
    const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
      library.mostCovered(first, last, page),
    );
    const shown = { ...command, args: period };
    if (found.total === 0) {
      const none = sentenceView('top.none', reader);
      return { message: { ...none, buttons: periodRow(period, command.from, reader) } };
    }
    const stories = found.covered.map(({ story }) => story);
    const entries = await summaryEntries({ stories, total: found.total }, library);
    const message = listMessage(
      {
        heading: topHeading({ first, last }, reader),
        entries: entries.map((entry, index) => ({
          ...entry,
          note: coverageText(found.covered[index], reader),
        })),
        command: shown,
        place,
      },
      desk,
    );
    const buttons = [...message.buttons, ...periodRow(period, command.from, reader)];
    return { message: { ...message, buttons } };
  },
};

/** Today, unless nothing was written in the days up to it: then the day of the newest story. */
async function lastDay(days: number, { library, reader }: Desk): Promise<string | undefined> {
  const { stories } = await library.latest({ offset: 0, limit: 1 });
  const newest = stories[0]?.newest.day;
  if (newest === undefined) return undefined;
  const today = localTime(reader.now, reader.timeZone).day;
  return newest <= addDays(today, -days) || newest > today ? newest : today;
}
