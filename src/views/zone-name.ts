/** What a time zone is called among readers. */
import type { Texts } from './texts.js';

/** Its city, in the reader's language where it is known; `Etc/GMT-8`, whose sign tzdata turns around, is UTC+8. */
export function zoneName(zone: string, texts: Texts): string {
  const offset = /^Etc\/GMT([+-])(\d{1,2})$/.exec(zone);
  if (offset !== null) return `UTC${offset[1] === '-' ? '+' : '−'}${offset[2] ?? ''}`;
  const city = zone.split('/').at(-1) ?? zone;
  const key = `zones.${city}`;
  return texts.has(key) ? texts.plain(key) : city.replaceAll('_', ' ');
}
