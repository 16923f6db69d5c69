/** The archive as a calendar: years, the months of a year, the days of a month. */
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { weekdayOf } from '../domain/zone-time.js';
import { backRows, rowsOf } from './buttons.js';
import { cleanText, clipText } from './clean-text.js';
import { dayTitle, monthName, monthTitle } from './dates.js';
import type { Reader } from './reader.js';

/** A page of the calendar. */
export type CalendarPage = {
  /** Empty for the years, `2019` for its months, `2019-06` for its days. */
  readonly within: string;
  /** Years, months or days that have stories, in order. */
  readonly parts: readonly { readonly part: string; readonly stories: number }[];
  readonly from: string | undefined;
};

const MAX_WORDS_CHARS = 20;
const YEARS_A_ROW = 3;
const MONTHS_A_ROW = 3;
/** Telegram allows a hundred buttons; of an archive of a hundred years, the last ones are shown. */
const MAX_YEARS = 60;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** One page, with a button for every part that has stories. */
export function calendarView(page: CalendarPage, reader: Reader): Message {
  const { texts } = reader;
  const total = page.parts.reduce((sum, { stories }) => sum + stories, 0);
  if (page.within === '') {
    const html = texts.html('calendar.years', { count: total });
    return {
      html,
      buttons: [...yearRows(page), ...backRows(page.from, texts)],
      previewUrl: undefined,
    };
  }
  const title = page.within.length === 4 ? page.within : monthTitle(page.within, reader);
  const rows = page.within.length === 4 ? monthRows(page, reader) : dayRows(page);
  const html =
    total === 0
      ? texts.html('calendar.noStory', { day: title })
      : texts.html('calendar.heading', { title, count: total });
  return {
    html,
    buttons: [...rows, ...stepRows(page.within, reader), ...backRows(page.from, texts)],
    previewUrl: undefined,
  };
}

/** The line above a day's stories. */
export function dayHeading(day: string, count: number, reader: Reader): string {
  return reader.texts.html('calendar.heading', { title: dayTitle(day, reader), count });
}

/** The button from a day up to its month. */
export function monthButton(day: string, reader: Reader): Button {
  const month = day.slice(0, 'YYYY-MM'.length);
  return open(`📅 ${monthTitle(month, reader)}`, month);
}

/** The button to a year, a month or a day; `from` is the way back. */
export function dateButton(part: string, from: string, reader: Reader): Button {
  const command = formatCommand({ name: 'calendar', args: part, from });
  return { label: `📅 ${partTitle(part, reader)}`, command };
}

/** The button to what some words find in that time; `query` is the search for it. */
export function inTimeButton(
  shown: { readonly words: string; readonly date: string; readonly stories: number },
  { query, from }: { readonly query: string; readonly from: string },
  reader: Reader,
): Button {
  const label = reader.texts.plain('buttons.inTime', {
    query: clipText(cleanText(shown.words), MAX_WORDS_CHARS),
    period: partTitle(shown.date, reader),
    count: shown.stories,
  });
  return { label, command: formatCommand({ name: 'search', args: query, from }) };
}

function partTitle(part: string, reader: Reader): string {
  if (part.length === 'YYYY'.length) return part;
  return part.length === 'YYYY-MM'.length ? monthTitle(part, reader) : dayTitle(part, reader);
}

function yearRows({ parts }: CalendarPage): readonly (readonly Button[])[] {
  const years = parts.slice(-MAX_YEARS).toReversed();
  return rowsOf(
    years.map(({ part, stories }) => open(`${part} · ${stories.toLocaleString('en')}`, part)),
    YEARS_A_ROW,
  );
}

function monthRows({ within, parts }: CalendarPage, reader: Reader) {
  const stories = new Map(parts.map((one) => [one.part, one.stories]));
  const months = Array.from({ length: 12 }, (_, index) => {
    const part = `${within}-${String(index + 1).padStart(2, '0')}`;
    const count = stories.get(part);
    const name = monthName(index + 1, reader);
    return count === undefined
      ? quiet(name, part)
      : open(`${name} · ${count.toLocaleString('en')}`, part);
  });
  return parts.length === 0 ? [] : rowsOf(months, MONTHS_A_ROW);
}

/** Weeks from Monday to Sunday, with the number of stories in small digits beside the day. */
function dayRows({ within, parts }: CalendarPage): readonly (readonly Button[])[] {
  if (parts.length === 0) return [];
  const stories = new Map(parts.map((one) => [one.part, one.stories]));
  const [year = 0, month = 1] = within.split('-').map(Number);
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const days = Array.from({ length: last }, (_, index) => {
    const part = `${within}-${String(index + 1).padStart(2, '0')}`;
    const count = stories.get(part);
    return count === undefined ? quiet('·', part) : open(`${index + 1}${superscript(count)}`, part);
  });
  const before = weekdayOf(`${within}-01`) - 1;
  const cells = [...Array.from({ length: before }, () => quiet('·', 'outside')), ...days];
  const after = (7 - (cells.length % 7)) % 7;
  return rowsOf([...cells, ...Array.from({ length: after }, () => quiet('·', 'outside'))], 7);
}

/** Buttons to the neighbours and to the larger period. */
function stepRows(within: string, { texts }: Reader): readonly (readonly Button[])[] {
  const isYear = within.length === 4;
  const [year = 0, month = 1] = within.split('-').map(Number);
  const step = (by: number): string => {
    if (isYear) return String(year + by).padStart(4, '0');
    return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 7);
  };
  const up: Button = isYear
    ? open(texts.plain('calendar.allYears'), '')
    : open(within.slice(0, 4), within.slice(0, 4));
  const inRange = (part: string) => /^(?!0000)\d{4}(?:-\d{2})?$/.test(part);
  const to = (part: string, label: string) => (inRange(part) ? [open(label, part)] : []);
  const [before, after] = [step(-1), step(1)];
  return [[...to(before, `‹ ${before}`), up, ...to(after, `${after} ›`)]];
}

function open(label: string, part: string): Button {
  return { label, command: formatCommand({ name: 'calendar', args: part }) };
}

/** A place without stories: a tap says so. */
function quiet(label: string, part: string): Button {
  return { label, command: formatCommand({ name: 'where', args: part }) };
}

function superscript(count: number): string {
  return String(count).replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? '');
}
