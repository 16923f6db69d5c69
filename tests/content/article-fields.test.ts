import { describe, expect, test } from 'vitest';
import { parseArticleFields } from '../../src/content/article-fields.js';
import { parseFrontMatter } from '../../src/content/front-matter.js';
import { parseDate } from '../../src/content/parse-date.js';

const ZONE = 'Asia/Hong_Kong';

/** The fields and warnings of front matter written as YAML. */
function read(yaml: string, timeZone = ZONE) {
  const result = parseFrontMatter(`---\n${yaml}\n---\n`);
  if ('fault' in result) throw new Error(result.fault.message);
  return parseArticleFields(result.fields, timeZone);
}

function instant(iso: string): number {
  return new Date(iso).getTime();
}

describe('dates', () => {
  test('a day begins at midnight in the newsroom', () => {
    const { fields } = read('date: "2026-11-22"');

    expect(fields).toMatchObject({
      publishedAt: instant('2026-11-22T00:00:00+08:00'),
      day: '2026-11-22',
      hasTime: false,
    });
  });

  test('a time without a zone is the newsroom’s', () => {
    const { fields } = read('last_updated: "2026-11-22 09:12:40"\ndate: 2026-11-22 08:00');

    expect(fields).toMatchObject({
      publishedAt: instant('2026-11-22T08:00:00+08:00'),
      updatedAt: instant('2026-11-22T09:12:40+08:00'),
      hasTime: true,
    });
  });

  test('the same words are another instant in another newsroom', () => {
    const { fields } = read('date: 2026-07-01 08:00', 'Europe/London');

    expect(fields.publishedAt).toBe(instant('2026-07-01T08:00:00+01:00'));
  });

  test('a zone in the text wins, and the day is the newsroom’s', () => {
    const { fields } = read('date: 2026-11-21T23:30:00Z');

    expect(fields).toMatchObject({
      publishedAt: instant('2026-11-22T07:30:00+08:00'),
      day: '2026-11-22',
    });
  });

  test.each(['2023-02-31', '2023-13-01', '0000-01-01', 'yesterday', '12', '2023-02-10 25:00'])(
    'the date %s is left out with one warning',
    (written) => {
      const { fields, warnings } = read(`date: "${written}"`);

      expect(fields.publishedAt).toBeUndefined();
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toMatchObject({ reason: 'bad-date' });
      expect(warnings[0]?.message).toContain(`"${written}"`);
    },
  );

  test('lastmod and updated are other names of last_updated', () => {
    const expected = instant('2026-09-03T08:00:00+08:00');

    expect(read('lastmod: 2026-09-03T08:00:00+08:00').fields.updatedAt).toBe(expected);
    expect(read('updated: 2026-09-03 08:00').fields.updatedAt).toBe(expected);
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
    expect(read(`date: ${written}`).fields).toMatchObject({ day: '2026-03-05', hasTime: false });
  });

  test.each([
    ['Thu, 05 Mar 2026 10:00:00 GMT', '2026-03-05T10:00:00Z'],
    ['2026-03-05 3:04 PM', '2026-03-05T15:04:00+08:00'],
    ['2026-03-05 12:30 am', '2026-03-05T00:30:00+08:00'],
    ['20260305T101500Z', undefined],
    ['2026年3月5日 18:30', '2026-03-05T18:30:00+08:00'],
  ])('%s is the instant %s', (written, iso) => {
    const expected = iso === undefined ? undefined : instant(iso);

    expect(read(`date: ${written}`).fields.publishedAt).toBe(expected);
  });

  test.each(['03/05/2026', '05.03.2026', '5 Smarch 2026', '2026-03-05 13:00 PM', '1772676000'])(
    '%s, which may mean another day or none, is no date',
    (written) => {
      expect(read(`date: ${written}`).warnings).toMatchObject([{ reason: 'bad-date' }]);
    },
  );

  test('TOML dates are read with and without a zone', () => {
    const zoned = parseFrontMatter('+++\ndate = 2026-10-04T18:30:00+08:00\n+++\n');
    const day = parseFrontMatter('+++\ndate = 2026-10-04\n+++\n');
    const local = parseFrontMatter('+++\ndate = 2026-10-04T18:30:00\n+++\n');

    const read = (result: typeof zoned) =>
      'fields' in result ? parseArticleFields(result.fields, ZONE).fields : undefined;

    expect(read(zoned)?.publishedAt).toBe(instant('2026-10-04T18:30:00+08:00'));
    expect(read(day)).toMatchObject({ day: '2026-10-04', hasTime: false });
    expect(read(local)?.publishedAt).toBe(instant('2026-10-04T18:30:00+08:00'));
  });
});

describe('titles and names', () => {
  test.each([
    ['title: 2046', '2046'],
    ['title: 2026-11-22', '2026-11-22'],
    ['title: true', 'true'],
    ['title: 3.50', '3.50'],
    ['title: 007', '007'],
    ['title: "  渡輪\\t\\n停航  "', '渡輪 停航'],
  ])('%s is the headline “%s”', (yaml, title) => {
    expect(read(yaml).fields.title).toBe(title);
  });

  test.each(['title: [甲, 乙]', 'title: { zh: 甲 }'])('%s is no text and says so', (yaml) => {
    const { fields, warnings } = read(yaml);

    expect(fields.title).toBeUndefined();
    expect(warnings).toMatchObject([{ reason: 'wrong-type' }]);
  });

  test.each(['title: null', 'title: ~', 'title:', 'title: ""'])('%s is no headline', (yaml) => {
    expect(read(yaml)).toMatchObject({ fields: { title: undefined }, warnings: [] });
  });

  test('a headline of 6,000 characters is cut without half a character', () => {
    const { fields } = read(`title: "${'😀'.repeat(3_000)}"`);

    expect(fields.title?.length).toBeLessThanOrEqual(300);
    expect(fields.title).not.toMatch(/\p{Cs}/u);
  });

  test('author and category may be lists, as site generators write them', () => {
    const { fields } = read('authors: [本社記者, 離島組]\ncategories:\n  - 要聞\n  - 交通');

    expect(fields).toMatchObject({ author: '本社記者、離島組', category: '要聞' });
  });

  test('a summary in the front matter is the description', () => {
    expect(read('summary: 一句話。').fields.description).toBe('一句話。');
    expect(read('description: 一句話。').fields.description).toBe('一句話。');
  });
});

describe('tags', () => {
  test.each([
    ['a list', 'tags:\n  - 渡輪\n  - 離島'],
    ['one line with commas', 'tags: "渡輪, 離島"'],
    ['keywords', 'keywords: [渡輪, 離島]'],
    ['hash marks', 'tags: ["#渡輪", "#離島"]'],
    ['the same twice', 'tags: [渡輪, 離島, 渡輪]'],
  ])('%s gives two tags', (_name, yaml) => {
    expect(read(yaml).fields.tags).toEqual(['渡輪', '離島']);
  });

  test('numbers and dates are tags too', () => {
    expect(read('tags: [0689, 2026-11-22, true]').fields.tags).toEqual([
      '0689',
      '2026-11-22',
      'true',
    ]);
  });

  test('nested junk gives one warning and never a tag called [object Object]', () => {
    const { fields, warnings } = read('tags: [[甲, [乙]], { 丙: 丁 }, null]');

    expect(fields.tags.join()).not.toContain('object');
    expect(warnings).toMatchObject([{ reason: 'wrong-type' }]);
  });

  test('an article keeps 32 of 10,000 tags', () => {
    const tags = Array.from({ length: 10_000 }, (_, number) => `標籤${number}`);

    const { fields } = parseArticleFields({ tags }, ZONE);

    expect(fields.tags).toHaveLength(32);
  });

  test('a tag has at most 64 characters', () => {
    expect(read(`tags: [${'長'.repeat(500)}]`).fields.tags[0]?.length).toBeLessThanOrEqual(64);
  });
});

describe('links and drafts', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '/web/2021/page',
    'ftp://example.org/x',
    '42',
  ])('the address %s is left out', (address) => {
    expect(read(`url: "${address}"\noriginal_url: "${address}"`).fields).toMatchObject({
      url: undefined,
      originalUrl: undefined,
    });
  });

  test('an https address is kept', () => {
    expect(read('original_url: "https://example.org/a"').fields.originalUrl).toBe(
      'https://example.org/a',
    );
  });

  test.each([
    'draft: true',
    'draft: yes',
    'draft: "true"',
    'draft: maybe',
    'Draft: true',
    'published: false',
    'publish: no',
    'status: draft',
    'visibility: paid',
  ])('%s hides the article', (written) => {
    expect(read(written).fields.unpublishedBy).toBe(written.replaceAll('"', ''));
  });

  test.each([
    'draft: false',
    'draft: no',
    'draft:',
    'published: true',
    'published: 2026-11-22',
    'status: published',
    'visibility: public',
  ])('%s does not', (written) => {
    expect(read(written)).toMatchObject({ fields: { unpublishedBy: undefined }, warnings: [] });
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
