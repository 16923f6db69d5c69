/** Times of day and weekdays as people write them. */
import type { DigestTimes, QuietHours } from '../domain/subscriber.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const CHINESE_WEEKDAYS = '一二三四五六日';
const CHINESE_WEEKDAY = /(?:週|周|星期|礼拜|禮拜)([一二三四五六日天])/u;

const MORNING = 'am|a\\.m\\.|上午|早上|朝早|凌晨';
const AFTERNOON = 'pm|p\\.m\\.|下午|中午|傍晚';
const EVENING = '晚上|夜晚|晚間|晚间';
const PART_OF_DAY = `${MORNING}|${AFTERNOON}|${EVENING}`;
const TIME = new RegExp(
  `^(${PART_OF_DAY})?\\s*(\\d{1,2})(?:[:.](\\d{2})|\\s*[點点時时](?:\\s*(\\d{2})分?|(半))?)?\\s*(${PART_OF_DAY})?$`,
  'iu',
);

/**
 * `8:05`, `8`, `8.05`, `6pm`, `晚上8點半` as minutes after midnight; `undefined`: not a time of day.
 */
export function parseMinute(text: string): number | undefined {
  const typed = text.normalize('NFKC').trim();
  if (/^(?:noon|中午|正午)$/i.test(typed)) return 12 * 60;
  if (/^(?:midnight|午夜)$/i.test(typed)) return 0;
  const match = TIME.exec(typed);
  if (match === null) return undefined;
  const [, before, digits, minutes, minutesToo, half, after] = match;
  const hour = hourOf(Number(digits), before ?? after ?? '');
  const minute = half === undefined ? Number(minutes ?? minutesToo ?? 0) : 30;
  return hour !== undefined && hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

/** The hour on a 24-hour clock; `undefined`: that part of the day has no such hour. */
function hourOf(hour: number, partOfDay: string): number | undefined {
  const isIn = (words: string) => new RegExp(`^(?:${words})$`, 'i').test(partOfDay);
  if (partOfDay === '') return hour;
  if (isIn(MORNING)) return hour > 12 ? undefined : hour % 12;
  if (isIn(EVENING) && hour === 12) return 0;
  return hour < 12 ? hour + 12 : hour;
}

/** `Mon`, `monday`, `週一`, `星期日`: 1 is Monday; `undefined`: not a weekday. */
export function parseWeekday(text: string): number | undefined {
  const chinese = new RegExp(`^每?${CHINESE_WEEKDAY.source}$`, 'u').exec(text)?.[1];
  if (chinese !== undefined) return CHINESE_WEEKDAYS.indexOf(chinese.replace('天', '日')) + 1;
  const place = WEEKDAYS.findIndex((name) => text.toLowerCase().startsWith(name));
  return place === -1 ? undefined : place + 1;
}

/**
 * `08:30`, `daily`, `weekly Mon`, `every Friday at 6 pm`, `每星期五晚上8點` in any order, applied to the
 * current times; `undefined`: one of the words is unknown.
 */
export function parseDigestTimes(text: string, now: DigestTimes): DigestTimes | undefined {
  let times = now;
  for (const word of digestWords(text)) {
    const minute = parseMinute(word);
    const weekday = parseWeekday(word);
    if (minute !== undefined) times = { ...times, minute };
    else if (/^(?:daily|on|每日|每天|開|开)$/i.test(word)) times = { ...times, weekday: undefined };
    else if (/^(?:weekly|每週|每周)$/i.test(word))
      times = { ...times, weekday: times.weekday ?? 1 };
    else if (weekday !== undefined) times = { ...times, weekday };
    else return undefined;
  }
  return times;
}

/** The days and times, each as one word, without the words between them. */
function digestWords(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .replace(/\bevery\s+day\b/giu, 'daily')
    .replace(/\b(?:at|every)\s+/giu, '')
    .replace(/\s+(?=(?:[ap]\.?m\b|[點点時时]))/giu, '')
    .replace(new RegExp(`(${PART_OF_DAY})\\s+(?=\\d)`, 'giu'), '$1')
    .replace(new RegExp(`每?${CHINESE_WEEKDAY.source}|每[日天]`, 'gu'), ' $& ')
    .trim()
    .split(/\s+/);
}

/** `23:00-07:00`, `10pm to 7am`; `undefined`: not two different times of day. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const times = text.normalize('NFKC').split(/\s*(?:[-–—~至到]|\bto\b)\s*/iu);
  const [from, to, ...rest] = times.map(parseMinute);
  if (from === undefined || to === undefined || rest.length > 0 || from === to) return undefined;
  return { from, to };
}
