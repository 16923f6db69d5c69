/** `/top week|month|year`: the stories of which most was written. */
import type { LocalDay } from '../../domain/clock.js';
import type { Command } from '../../domain/command.js';
import type { Message } from '../../domain/message.js';
import { addDays, localDay } from '../../domain/zone-time.js';
import type { Reader } from '../../views/reader.js';
import { sentenceView } from '../../views/sentence-view.js';
import {
  coverageText,
  periodRow,
  TOP_PERIODS,
  topHeading,
  type TopPeriod,
} from '../../views/top-view.js';
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
    const asked = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
    const { stories } = await library.latest({ offset: 0, limit: 1 });
    const newest = stories[0]?.newest.day;
    if (newest === undefined) return { message: sentenceView('latest.none', reader) };
    // Who named no time gets the shortest in which something happened.
    for (const period of asked === undefined ? TOP_PERIODS : [asked]) {
      const message = await listOf({ period, newest, command }, desk);
      if (message !== undefined) return { message };
    }
    const none = sentenceView('top.none', reader);
    const buttons = periodRow(asked ?? 'year', command.from, reader);
    return { message: { ...none, buttons } };
  },
};

/** `undefined`: nothing in that time. */
async function listOf(
  asked: { readonly period: TopPeriod; readonly newest: LocalDay; readonly command: Command },
  desk: Desk,
): Promise<Message | undefined> {
  const { period, newest, command } = asked;
  const { library, reader } = desk;
  const last = lastDay(newest, DAYS[period], reader);
  const first = addDays(last, 1 - DAYS[period]);
  const { found, ...place } = await findPage(command.page, STORIES_A_PAGE, (page) =>
    library.mostCovered(first, last, page),
  );
  if (found.total === 0) return undefined;
  const stories = found.covered.map(({ story }) => story);
  const entries = await summaryEntries({ stories, total: found.total }, library);
  const message = listMessage(
    {
      heading: topHeading({ first, last }, reader),
      entries: entries.map((entry, index) => ({
        ...entry,
        note: coverageText(found.covered[index], reader),
      })),
      command: { ...command, args: period },
      place,
    },
    desk,
  );
  return { ...message, buttons: [...message.buttons, ...periodRow(period, command.from, reader)] };
}

/** Today, unless nothing was written in the days up to it: then the day of the newest story. */
function lastDay(newest: LocalDay, days: number, { now, timeZone }: Reader): LocalDay {
  const today = localDay(now, timeZone);
  return newest <= addDays(today, -days) || newest > today ? newest : today;
}
