import { expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.js';
import { dayText, monthDayText, publishedText } from '../../src/views/dates.js';
import { readerOf } from './our-texts.js';

const published = (text: string, hasTime: boolean): Article => ({
  id: 'a',
  path: 'a.md',
  title: 'A',
  publishedAt: Date.parse(text),
  day: text.slice(0, 10),
  hasTime,
  updatedAt: undefined,
  author: undefined,
  category: undefined,
  tags: [],
});

test.each([
  ['2021-07-01', 'Today', '今天', '今天'],
  ['2021-06-30', 'Yesterday', '昨天', '昨天'],
  ['2021-01-02', '2 January', '1月2日', '1月2日'],
  ['2019-06-04', '4 June 2019', '2019年6月4日', '2019年6月4日'],
  ['2021-07-02', '2 July', '7月2日', '7月2日'],
])('%s as the reader writes it', (day, en, hant, hans) => {
  expect(dayText(day, readerOf('en'))).toBe(en);
  expect(dayText(day, readerOf('zh-Hant'))).toBe(hant);
  expect(dayText(day, readerOf('zh-Hans'))).toBe(hans);
});

test('the time of day is told for today and yesterday only', () => {
  const reader = readerOf('en');

  expect(publishedText(published('2021-07-01T09:05:00+08:00', true), reader)).toBe('Today 09:05');
  expect(publishedText(published('2021-07-01T00:00:00+08:00', false), reader)).toBe('Today');
  expect(publishedText(published('2020-07-02T09:05:00+08:00', true), reader)).toBe('2 July 2020');
});

test('the reader hears the time of day of their own zone, and of days as the newsroom dates them', () => {
  const reader = { ...readerOf('en'), ownZone: 'America/New_York' };

  expect(publishedText(published('2021-07-01T09:05:00+08:00', true), reader)).toBe(
    'Yesterday 21:05',
  );
  expect(publishedText(published('2021-07-01T00:00:00+08:00', false), reader)).toBe('Today');
});

test('the same day of another year says how long ago it was', () => {
  const three = published('2018-07-01T09:05:00+08:00', false);

  expect(publishedText(three, readerOf('en'))).toBe('1 July 2018, 3 years ago today');
  expect(publishedText(three, readerOf('zh-Hant'))).toBe('2018年7月1日（3 年前的今天）');
  expect(publishedText(published('2020-07-01T00:00:00+08:00', false), readerOf('en'))).toBe(
    '1 July 2020, a year ago today',
  );
});

test('today is the day in the newsroom, not the one in UTC', () => {
  const shortlyAfterMidnight = Date.parse('2021-07-02T00:30+08:00');

  expect(dayText('2021-07-02', readerOf('en', shortlyAfterMidnight))).toBe('Today');
});

test('a day that no calendar has is shown as it stands', () => {
  expect(dayText('0000-99-99', readerOf('en'))).toBe('0000-99-99');
  expect(monthDayText(2, 29, readerOf('en'))).toBe('29 February');
});
