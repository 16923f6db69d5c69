/** Thirty days as three rows of bars; the words for them stand in the caption. */
import type { DayNumbers } from '../domain/daybook.js';

const WIDTH = 900;
const ROW_HEIGHT = 190;
const BAR_HEIGHT = 120;
const COLOURS = ['#3390ec', '#2ca36b', '#d9822b'] as const;

/** An SVG of digits and bars: 1 chats, 2 messages sent, 3 searches, each by day. */
export function daysPicture(days: readonly DayNumbers[]): string {
  const sent = days.map((day, index) => day.sent - (days[index - 1]?.sent ?? day.sent));
  const rows = [days.map(({ chats }) => chats), sent, days.map(({ searches }) => searches)];
  const drawn = rows.map((values, index) => row(values, index, days));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${3 * ROW_HEIGHT + 30}">
<rect width="100%" height="100%" fill="#ffffff"/>${drawn.join('')}</svg>`;
}

function row(values: readonly number[], index: number, days: readonly DayNumbers[]): string {
  const top = index * ROW_HEIGHT + 20;
  const most = Math.max(1, ...values);
  const step = (WIDTH - 120) / Math.max(10, values.length);
  const bars = values.map((value, place) => {
    const height = Math.round((Math.max(0, value) / most) * BAR_HEIGHT);
    return `<rect x="${60 + place * step}" y="${top + 30 + BAR_HEIGHT - height}" width="${step * 0.8}" height="${height}" fill="${COLOURS[index] ?? '#333333'}"/>`;
  });
  const text = (x: number, y: number, size: number, words: string) =>
    `<text x="${x}" y="${y}" font-size="${size}" fill="#333333">${words}</text>`;
  const first = text(60, top + 50 + BAR_HEIGHT, 14, days[0]?.day ?? '');
  const last = text(WIDTH - 150, top + 50 + BAR_HEIGHT, 14, days.at(-1)?.day ?? '');
  const latest = `${most.toLocaleString('en')} max · ${(values.at(-1) ?? 0).toLocaleString('en')}`;
  return `${text(20, top + 22, 24, String(index + 1))}${text(60, top + 20, 16, latest)}${bars.join('')}${first}${last}`;
}
