/** Thirty days as three rows of bars; the explanation is in the caption. */
import type { DayNumbers } from '../domain/daybook.js';

const WIDTH = 900;
const ROW_HEIGHT = 230;
const BAR_HEIGHT = 120;
const LEFT = 110;
/** To the right of the bars is the number of the latest day. */
const RIGHT = 770;
const COLOURS = ['#2f7fd6', '#24875a', '#b96a17'] as const;
const INK = '#3b4249';
/** A phone shows the picture at a third of its width: smaller letters would be illegible. */
const LARGE = 38;
const SMALL = 27;
const SHORT = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/**
 * An SVG of digits and bars: 1 chats, 2 messages sent, 3 searches, each by day, with the highest
 * and the latest number.
 */
export function daysPicture(days: readonly DayNumbers[]): string {
  const sent = days.map((day, index) => day.sent - (days[index - 1]?.sent ?? day.sent));
  const rows = [days.map(({ chats }) => chats), sent, days.map(({ searches }) => searches)];
  const height = 3 * ROW_HEIGHT + 50;
  const dates =
    text({ x: LEFT, y: height - 16, size: SMALL }, days[0]?.day ?? '') +
    (days.length < 2
      ? ''
      : text(
          { x: lastDateEnd(days.length), y: height - 16, size: SMALL, anchor: 'end' },
          days.at(-1)?.day ?? '',
        ));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}">
<rect width="100%" height="100%" fill="#ffffff"/>${rows.map(row).join('')}${dates}</svg>`;
}

function row(values: readonly number[], index: number): string {
  const colour = COLOURS[index] ?? INK;
  const top = index * ROW_HEIGHT + 70;
  const foot = top + BAR_HEIGHT;
  const most = Math.max(0, ...values);
  const step = stepOf(values.length);
  const bars = values.map((value, place) => {
    const height = Math.round((Math.max(0, value) / Math.max(1, most)) * BAR_HEIGHT);
    return `<rect x="${LEFT + place * step}" y="${foot - height}" width="${step * 0.8}" height="${height}" fill="${colour}"/>`;
  });
  const line = (y: number) =>
    `<path d="M${LEFT} ${y}H${RIGHT}" stroke="#d5d9dd" stroke-width="2"/>`;
  const middle = top + BAR_HEIGHT / 2;
  return [
    line(top),
    ...bars,
    line(foot),
    `<circle cx="55" cy="${middle}" r="30" fill="${colour}"/>`,
    text({ x: 55, y: middle + 13, size: LARGE, colour: '#ffffff', anchor: 'middle' }, index + 1),
    text({ x: LEFT, y: top - 12, size: SMALL }, most.toLocaleString('en')),
    text({ x: RIGHT + 14, y: foot, size: LARGE, colour }, SHORT.format(values.at(-1) ?? 0)),
  ].join('');
}

function stepOf(days: number): number {
  return (RIGHT - LEFT) / Math.max(10, days);
}

/** Below the last bar, without touching the first date. */
function lastDateEnd(days: number): number {
  return LEFT + Math.max(stepOf(days) * days, 2 * SMALL * 6.5);
}

type Place = {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
};

function text({ x, y, size, colour = INK, anchor = 'start' }: Place, words: string | number) {
  return `<text x="${x}" y="${y}" font-size="${size}" text-anchor="${anchor}" fill="${colour}">${words}</text>`;
}
