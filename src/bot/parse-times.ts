/** Times of day, weekdays and zones as people write them. */
import type { DigestTimes, QuietHours } from '../domain/subscriber.js';
import { knownTimeZone } from '../domain/zone-time.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const CHINESE_WEEKDAYS = '一二三四五六日';

/** `8:05`, `08:05`, `8` as minutes after midnight; `undefined`: no time of day. */
export function parseMinute(text: string): number | undefined {
  const match = /^(\d{1,2})(?:[:：.](\d{2}))?$/.exec(text.normalize('NFKC').trim());
  const [hour, minute] = [Number(match?.[1]), Number(match?.[2] ?? 0)];
  return match !== null && hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

/** Minutes after midnight as `HH:MM`. */
export function formatMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
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

const CITIES: Readonly<Record<string, string>> = {
  香港: 'Asia/Hong_Kong',
  澳門: 'Asia/Macau',
  澳门: 'Asia/Macau',
  台北: 'Asia/Taipei',
  臺北: 'Asia/Taipei',
  台灣: 'Asia/Taipei',
  台湾: 'Asia/Taipei',
  北京: 'Asia/Shanghai',
  上海: 'Asia/Shanghai',
  東京: 'Asia/Tokyo',
  东京: 'Asia/Tokyo',
  新加坡: 'Asia/Singapore',
  倫敦: 'Europe/London',
  伦敦: 'Europe/London',
  紐約: 'America/New_York',
  纽约: 'America/New_York',
  多倫多: 'America/Toronto',
  多伦多: 'America/Toronto',
  溫哥華: 'America/Vancouver',
  温哥华: 'America/Vancouver',
  三藩市: 'America/Los_Angeles',
  洛杉磯: 'America/Los_Angeles',
  洛杉矶: 'America/Los_Angeles',
  悉尼: 'Australia/Sydney',
  雪梨: 'Australia/Sydney',
  墨爾本: 'Australia/Melbourne',
  墨尔本: 'Australia/Melbourne',
};

/** A zone by its name, by a city or by an offset from UTC; else the zones that were perhaps meant. */
export function parseTimeZone(
  text: string,
): { readonly zone: string } | { readonly near: readonly string[] } {
  const typed = text.normalize('NFKC').trim();
  const city = CITIES[typed];
  if (city !== undefined) return { zone: city };
  const offset = /^(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?00)?$/i.exec(typed);
  // The sign of these names is turned round (tz database, file etcetera).
  const sign = offset?.[1] === '+' ? '-' : '+';
  const name = offset === null ? typed : `Etc/GMT${sign}${Number(offset[2])}`;
  const known = /^[A-Za-z][\w+/-]*$/.test(name) ? knownTimeZone(name) : undefined;
  if (known !== undefined) return { zone: known };
  const wanted = typed.toLowerCase().replace(/\s+/g, '_');
  if (wanted.length < 2) return { near: [] };
  const zones = Intl.supportedValuesOf('timeZone');
  const exact = zones.filter((zone) => zone.toLowerCase().split('/').at(-1) === wanted);
  const [only] = exact;
  if (only !== undefined && exact.length === 1) return { zone: only };
  const head = wanted.slice(0, 4);
  const near = zones.filter((zone) => {
    const ending = zone.toLowerCase().split('/').at(-1) ?? '';
    return ending.includes(wanted) || ending.startsWith(head);
  });
  return { near: near.slice(0, 6) };
}
