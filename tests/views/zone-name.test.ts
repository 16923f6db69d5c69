import { expect, test } from 'vitest';
import { zoneName } from '../../src/views/zone-name.js';
import { ourTexts } from './our-texts.js';

test.each([
  ['Asia/Hong_Kong', 'zh-Hant', '香港'],
  ['America/New_York', 'zh-Hans', '纽约'],
  ['Europe/London', 'en', 'London'],
  ['America/Argentina/Buenos_Aires', 'en', 'Buenos Aires'],
  ['Etc/GMT-8', 'en', 'UTC+8'],
  ['Etc/GMT+5', 'zh-Hant', 'UTC−5'],
  ['UTC', 'en', 'UTC'],
] as const)('%s is called so in %s', (zone, language, name) => {
  expect(zoneName(zone, ourTexts(language))).toBe(name);
});
