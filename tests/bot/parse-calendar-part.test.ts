import { expect, test } from 'vitest';
import { parseCalendarPart } from '../../src/bot/parse-calendar-part.js';

test.each([
  ['', ''],
  ['2019', '2019'],
  ['2019-6', '2019-06'],
  ['2019/06/09', '2019-06-09'],
  ['20190609', '2019-06-09'],
  ['201906', '2019-06'],
  ['2019年6月9日', '2019-06-09'],
  ['２０１９年', '2019'],
  ['2020-02-29', '2020-02-29'],
  ['12 June 2019', '2019-06-12'],
  ['June 12th, 2019', '2019-06-12'],
  ['Sept. 2019', '2019-09'],
])('%s is a part of the calendar', (text, part) => {
  expect(parseCalendarPart(text)).toBe(part);
});

test.each([
  '2019-02-29',
  '2019-13',
  '0000',
  'June',
  '31 June 2019',
  '1 June 2 2019',
  'Ferry 2019',
  '19',
  '2019-06-',
  '__proto__',
  '20191301',
])('%s is none', (text) => {
  expect(parseCalendarPart(text)).toBeUndefined();
});
