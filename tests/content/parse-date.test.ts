import { describe, expect, test } from 'vitest';
import { parseDate } from '../../src/content/parse-date.js';
import { readFields, readText } from './read-fields.js';

function instant(iso: string): number {
  return new Date(iso).getTime();
}

describe('the dates of an article', () => {
  test('a day begins at midnight in the newsroom', () => {
    const { fields } = readFields('date: "2026-11-22"');

    expect(fields).toMatchObject({
      publishedAt: instant('2026-11-22T00:00:00+08:00'),
      day: '2026-11-22',
      hasTime: false,
    });
  });

  test('a time without a zone is the newsroom’s', () => {
    const { fields } = readFields('last_updated: "2026-11-22 09:12:40"\ndate: 2026-11-22 08:00');

    expect(fields).toMatchObject({
      publishedAt: instant('2026-11-22T08:00:00+08:00'),
      updatedAt: instant('2026-11-22T09:12:40+08:00'),
      hasTime: true,
    });
  });

  test('the same words are another instant in another newsroom', () => {
    const { fields } = readFields('date: 2026-07-01 08:00', 'Europe/London');

    expect(fields.publishedAt).toBe(instant('2026-07-01T08:00:00+01:00'));
  });

  test('a zone in the text wins, and the day is the newsroom’s', () => {
    const { fields } = readFields('date: 2026-11-21T23:30:00Z');

    expect(fields).toMatchObject({
      publishedAt: instant('2026-11-22T07:30:00+08:00'),
      day: '2026-11-22',
    });
  });

  test.each(['2023-02-31', '2023-13-01', '0000-01-01', 'yesterday', '12', '2023-02-10 25:00'])(
    'the date %s is left out with one warning',
    (written) => {
      const { fields, warnings } = readFields(`date: "${written}"`);

      expect(fields.publishedAt).toBeUndefined();
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toMatchObject({ reason: 'bad-date' });
      expect(warnings[0]?.message).toContain(`"${written}"`);
    },
  );

  test('lastmod and updated are other names of last_updated', () => {
    const expected = instant('2026-09-03T08:00:00+08:00');

    expect(readFields('lastmod: 2026-09-03T08:00:00+08:00').fields.updatedAt).toBe(expected);
    expect(readFields('updated: 2026-09-03 08:00').fields.updatedAt).toBe(expected);
  });

  test.each([
    '2026/3/5',
    '20260305',
    '2026年3月5日',
    'Mar 05 2026',
    'March 5, 2026',
    '5 March 2026',
    '5th Mar 2026',
    'Thursday, 5 March 2026',
  ])('%s is a day', (written) => {
    expect(readFields(`date: ${written}`).fields).toMatchObject({
      day: '2026-03-05',
      hasTime: false,
    });
  });

  test.each([
    ['Thu, 05 Mar 2026 10:00:00 GMT', '2026-03-05T10:00:00Z'],
    ['2026-03-05 3:04 PM', '2026-03-05T15:04:00+08:00'],
    ['2026-03-05 12:30 am', '2026-03-05T00:30:00+08:00'],
    ['20260305T101500Z', undefined],
    ['2026年3月5日 18:30', '2026-03-05T18:30:00+08:00'],
  ])('%s is the instant %s', (written, iso) => {
    const expected = iso === undefined ? undefined : instant(iso);

    expect(readFields(`date: ${written}`).fields.publishedAt).toBe(expected);
  });

  test.each(['03/05/2026', '05.03.2026', '5 Smarch 2026', '2026-03-05 13:00 PM', '1772676000'])(
    '%s, which may mean another day or none, is no date',
    (written) => {
      expect(readFields(`date: ${written}`).warnings).toMatchObject([{ reason: 'bad-date' }]);
    },
  );

  test('TOML dates are read with and without a zone', () => {
    const dated = (written: string) => readText(`+++\ndate = ${written}\n+++\n`).fields;

    const zoned = dated('2026-10-04T18:30:00+08:00');
    const day = dated('2026-10-04');
    const local = dated('2026-10-04T18:30:00');

    expect(zoned.publishedAt).toBe(instant('2026-10-04T18:30:00+08:00'));
    expect(day).toMatchObject({ day: '2026-10-04', hasTime: false });
    expect(local.publishedAt).toBe(instant('2026-10-04T18:30:00+08:00'));
  });
});

test('a date with thousands of spaces is refused at once', () => {
  const before = process.cpuUsage();

  const date = parseDate(`2020-01-01 10:00${' '.repeat(15_000)}x`, 'Asia/Hong_Kong');

  expect(date).toBeUndefined();
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(100);
});

test('an offset that no clock on earth has makes no date', () => {
  expect(parseDate('2020-01-01 10:00 +99:99', 'Asia/Hong_Kong')).toBeUndefined();
  expect(parseDate('2020-01-01 10:00 +14:00', 'Asia/Hong_Kong')?.day).toBe('2020-01-01');
});
