/** The real locale files, and a reader of the newsroom in Hong Kong on 1 July 2021 at noon. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { type Language, LANGUAGES } from '../../src/domain/language.js';
import type { Reader } from '../../src/views/reader.js';
import { createTexts, type Locale } from '../../src/views/texts.js';

export const NOON = Date.parse('2021-07-01T12:00+08:00');

/** The locale files as they are shipped. */
export function readLocales(): Record<Language, Locale> {
  const entries = LANGUAGES.map((name) => [
    name,
    load(readFileSync(new URL(`../../config/locales/${name}.yaml`, import.meta.url), 'utf8')),
  ]);
  return Object.fromEntries(entries) as Record<Language, Locale>;
}

export const ourTexts = createTexts(readLocales());

export function readerOf(language: Language, now: number = NOON): Reader {
  return { texts: ourTexts(language), now, timeZone: 'Asia/Hong_Kong', ownZone: 'Asia/Hong_Kong' };
}
