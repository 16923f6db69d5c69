/** Times of day and weekdays as people write them. */
import type { DigestTimes, QuietHours } from '../domain/subscriber.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const CHINESE_WEEKDAYS = '一二三四五六日';

/** `8:05`, `08:05`, `8` as minutes after midnight; `undefined`: no time of day. */
export function parseMinute(text: string): number | undefined {
  const match = /^(\d{1,2})(?:[:：.](\d{2}))?$/.exec(text.normalize('NFKC').trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  return match !== null && hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

/** `Mon`, `monday`, `週一`, `星期日`: 1 is Monday; `undefined`: no weekday. */
export function parseWeekday(text: string): number | undefined {
  const chinese = /^(?:週|周|星期|礼拜|禮拜)([一二三四五六日天])$/.exec(text)?.[1];
  if (chinese !== undefined) return CHINESE_WEEKDAYS.indexOf(chinese.replace('天', '日')) + 1;
  const place = WEEKDAYS.findIndex((name) => text.toLowerCase().startsWith(name));
  return place === -1 ? undefined : place + 1;
}

/**
 * `08:30`, `daily`, `weekly Mon`, `weekly Mon 9:00` in any order, over what is set now; `undefined`:
 * a word of it means nothing.
 */
export function parseDigestTimes(text: string, now: DigestTimes): DigestTimes | undefined {
  let times = now;
  for (const word of text.split(/\s+/)) {
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

/** `23:00-07:00`; `undefined`: no two different times of day. */
export function parseQuietHours(text: string): QuietHours | undefined {
  const [from, to, ...rest] = text.split(/\s*[-–—~至到]\s*/u).map(parseMinute);
  if (from === undefined || to === undefined || rest.length > 0 || from === to) return undefined;
  return { from, to };
}
