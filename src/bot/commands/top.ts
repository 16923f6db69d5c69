/** `/top week|month|year`, `/top 2019-06`: the most covered stories. */
import type { LocalDay } from '../../domain/clock.js';
import type { Command } from '../../domain/command.js';
import type { Message } from '../../domain/message.js';
import { addDays, localDay } from '../../domain/zone-time.js';
import type { Reader } from '../../views/reader.js';
import { sentenceView } from '../../views/sentence-view.js';
import {
  choosePeriodView,
  coverageText,
  periodRow,
  TOP_PERIODS,
  topHeading,
  type TopPeriod,
} from '../../views/top-view.js';
import type { BotCommand, Desk } from '../bot-command.js';
import { daysOfPart, parseCalendarPart } from '../parse-calendar-part.js';
import { quoted } from '../quoted.js';
import { findPage, listMessage, STORIES_A_PAGE, summaryEntries } from '../story-pages.js';

const DAYS: Readonly<Record<TopPeriod | 'day', number>> = { day: 1, week: 7, month: 30, year: 365 };

const WORDS: Readonly<Record<string, keyof typeof DAYS>> = {
  day: 'day',
  today: 'day',
  daily: 'day',
  日: 'day',
  天: 'day',
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

/** A range of days; `word` is the argument that asks for it again. */
type Span = { readonly first: LocalDay; readonly last: LocalDay; readonly word: string };

/**
 * The last day, week, month or year of the archive, up to today, or up to its newest story if that
 * is older; or the year, month or day of a date.
 */
export const topCommand: BotCommand = {
  name: 'top',
  otherNames: ['popular', 'covered', '熱門', '热门'],
  inMenu: true,

  async answer({ command }, desk) {
    const { library, reader } = desk;
    const { args, from } = command;
    const { stories } = await library.latest({ offset: 0, limit: 1 });
    const newest = stories[0]?.newest.day;
    if (newest === undefined) return { message: sentenceView('latest.none', reader) };
    const spans = readSpans(args, newest, reader);
    if (spans.length === 0)
      return { message: choosePeriodView('top.noPeriod', { text: quoted(args), from }, reader) };
    // Without a period, the shortest one in which something happened.
    for (const span of spans) {
      const message = await listOf(span, command, desk);
      if (message !== undefined) return { message };
    }
    return { message: choosePeriodView('top.none', { from }, reader) };
  },
};

/** The periods that may be meant; the first with any result is shown. Empty: not a period. */
function readSpans(typed: string, newest: LocalDay, reader: Reader): readonly Span[] {
  const word = typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^[今本上這这]?一?個?个?/, '');
  const recent = (period: keyof typeof DAYS): Span => {
    const last = lastDay(newest, DAYS[period], reader);
    return { first: addDays(last, 1 - DAYS[period]), last, word: period };
  };
  if (typed === '') return TOP_PERIODS.map(recent);
  const period = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
  if (period !== undefined) return [recent(period)];
  const part = parseCalendarPart(typed);
  return part === undefined || part === '' ? [] : [{ ...daysOfPart(part), word: part }];
}

/** `undefined`: nothing in that period. */
async function listOf(
  { first, last, word }: Span,
  command: Command,
  desk: Desk,
): Promise<Message | undefined> {
  const { library, reader } = desk;
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
      command: { ...command, args: word },
      place,
    },
    desk,
  );
  return { ...message, buttons: [...message.buttons, ...periodRow(word, command.from, reader)] };
}

/** Today, unless nothing was written in the days before: then the day of the newest story. */
function lastDay(newest: LocalDay, days: number, { now, timeZone }: Reader): LocalDay {
  const today = localDay(now, timeZone);
  return newest <= addDays(today, -days) || newest > today ? newest : today;
}
