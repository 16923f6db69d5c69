import { describe, expect, test } from 'vitest';
import { findBoilerplate } from '../../src/content/boilerplate.js';
import { bodyRulesSchema, compileBodyRules } from '../../src/content/body-rules.js';

function articles(count: number, paragraphsOf: (number: number) => string[]) {
  return Array.from({ length: count }, (_, number) => ({
    story: `story ${number}`,
    paragraphs: paragraphsOf(number),
  }));
}

describe('findBoilerplate', () => {
  test('a footer that closes many articles is proposed as their end', () => {
    const pages = articles(30, (number) => [
      `${'甲乙丙丁'.repeat(number + 1)}的新聞。`,
      '請成為本報訂戶（月費$50），支持我們的工作。',
    ]);

    const [found] = findBoilerplate(pages);

    expect(found).toMatchObject({ articles: 30, list: 'endsAt' });
    expect(found?.rule).toBe('^請成為本報訂戶（月費\\$\\d+），支');
  });

  test('a paragraph with articles of their own below it is proposed to be dropped', () => {
    const pages = articles(30, (number) => [
      '按此收聽本報的聲音版。',
      `${'甲乙丙丁'.repeat(number + 1)}的新聞。`,
    ]);

    expect(findBoilerplate(pages)[0]).toMatchObject({
      list: 'drop',
      rule: '^按此收聽本報的聲音版。$',
    });
  });

  test('the versions of one story are no boilerplate', () => {
    const pages = articles(30, () => ['同一篇文章的同一段。']).map((page) => ({
      ...page,
      story: 'one',
    }));

    expect(findBoilerplate(pages)).toEqual([]);
  });

  test('a proposed rule is valid in site.yaml and matches what it was made from', () => {
    const footer = '查詢：(852) 2345-6789 [電郵] *免費* \\ 訂閱 a+b?';
    const [found] = findBoilerplate(articles(25, () => [footer]));

    const rules = compileBodyRules(bodyRulesSchema.parse({ drop: [found?.rule] }));

    expect(rules.isDropped(footer)).toBe(true);
  });
});
