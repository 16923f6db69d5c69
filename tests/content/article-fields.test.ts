import { describe, expect, test } from 'vitest';
import { parseArticleFields } from '../../src/content/article-fields.js';
import { readFields } from './read-fields.js';

describe('titles and names', () => {
  test.each([
    ['title: 2046', '2046'],
    ['title: 2026-11-22', '2026-11-22'],
    ['title: true', 'true'],
    ['title: 3.50', '3.50'],
    ['title: 007', '007'],
    ['title: "  渡輪\\t\\n停航  "', '渡輪 停航'],
  ])('%s is the headline “%s”', (yaml, title) => {
    expect(readFields(yaml).fields.title).toBe(title);
  });

  test.each(['title: [甲, 乙]', 'title: { zh: 甲 }'])('%s is no text and says so', (yaml) => {
    const { fields, warnings } = readFields(yaml);

    expect(fields.title).toBeUndefined();
    expect(warnings).toMatchObject([{ reason: 'wrong-type' }]);
  });

  test.each(['title: null', 'title: ~', 'title:', 'title: ""'])('%s is no headline', (yaml) => {
    expect(readFields(yaml)).toMatchObject({ fields: { title: undefined }, warnings: [] });
  });

  test('a headline of 6,000 characters is cut without half a character', () => {
    const { fields } = readFields(`title: "${'😀'.repeat(3_000)}"`);

    expect(fields.title?.length).toBeLessThanOrEqual(300);
    expect(fields.title).not.toMatch(/\p{Cs}/u);
  });

  test('author and category may be lists, as site generators write them', () => {
    const { fields } = readFields('authors: [本社記者, 離島組]\ncategories:\n  - 要聞\n  - 交通');

    expect(fields).toMatchObject({ author: '本社記者、離島組', category: '要聞' });
  });

  test('a summary in the front matter is the description', () => {
    expect(readFields('summary: 一句話。').fields.description).toBe('一句話。');
    expect(readFields('description: 一句話。').fields.description).toBe('一句話。');
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
    expect(readFields(yaml).fields.tags).toEqual(['渡輪', '離島']);
  });

  test('numbers and dates are tags too', () => {
    expect(readFields('tags: [0689, 2026-11-22, true]').fields.tags).toEqual([
      '0689',
      '2026-11-22',
      'true',
    ]);
  });

  test('nested junk gives one warning and never a tag called [object Object]', () => {
    const { fields, warnings } = readFields('tags: [[甲, [乙]], { 丙: 丁 }, null]');

    expect(fields.tags.join()).not.toContain('object');
    expect(warnings).toMatchObject([{ reason: 'wrong-type' }]);
  });

  test('an article keeps 32 of 10,000 tags', () => {
    const tags = Array.from({ length: 10_000 }, (_, number) => `標籤${number}`);

    const { fields } = parseArticleFields({ tags }, { timeZone: 'Asia/Hong_Kong' });

    expect(fields.tags).toHaveLength(32);
  });

  test('a tag has at most 64 characters', () => {
    expect(readFields(`tags: [${'長'.repeat(500)}]`).fields.tags[0]?.length).toBeLessThanOrEqual(
      64,
    );
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
    expect(readFields(`url: "${address}"\noriginal_url: "${address}"`).fields).toMatchObject({
      url: undefined,
      originalUrl: undefined,
    });
  });

  test('what was meant as an address and is none is reported', () => {
    const { warnings } = readFields('original_url: www.example.org/a\nimage: boat.jpg\nurl: /a/');

    expect(warnings).toEqual([
      {
        reason: 'wrong-address',
        message: '"original_url" is not an http(s) address: "www.example.org/a"; it is left out',
      },
    ]);
  });

  test('an address counts before one that is none', () => {
    expect(readFields('url: /a/\ncanonical_url: https://example.org/a').fields.url).toBe(
      'https://example.org/a',
    );
  });

  test('an https address is kept', () => {
    expect(readFields('original_url: "https://example.org/a"').fields.originalUrl).toBe(
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
    expect(readFields(written).fields.unpublishedBy).toBe(written.replaceAll('"', ''));
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
    expect(readFields(written)).toMatchObject({
      fields: { unpublishedBy: undefined },
      warnings: [],
    });
  });
});
