import { describe, expect, test } from 'vitest';
import { parseBody } from '../../src/content/body.js';
import { bodyText } from '../../src/content/body-text.js';
import { bodyRulesSchema, compileBodyRules } from '../../src/content/body-rules.js';

function texts(markdown: string, rules: unknown) {
  return parseBody(markdown, compileBodyRules(bodyRulesSchema.parse(rules))).map(
    ({ kind, text }) => [kind, text],
  );
}

describe('body rules', () => {
  test('an article ends where a rule says so, also at a picture', () => {
    const markdown =
      '正文。\n\n---\n\n![專欄 | 甲](https://a.example/1.png)\n\n**專欄 | 甲**\n\n甲是作家。';

    expect(texts(markdown, { endsAt: ['^專欄 \\|'] })).toEqual([['paragraph', '正文。']]);
  });

  test('a dropped paragraph leaves the rest alone', () => {
    expect(texts('一。\n\n請**訂閱**本報。\n\n二。', { drop: ['^請訂閱'] })).toEqual([
      ['paragraph', '一。'],
      ['paragraph', '二。'],
    ]);
  });

  test('a site names its own bylines, and the index does not see them', () => {
    const rules = compileBodyRules(bodyRulesSchema.parse({ bylines: ['^案件編號'] }));

    const blocks = parseBody(
      '案件編號：1/2\n\n正文。\n\n<figcaption>碼頭。李大明攝</figcaption>',
      rules,
    );

    expect(blocks.map(({ kind }) => kind)).toEqual(['byline', 'paragraph', 'caption']);
    expect(bodyText(blocks)).toBe('正文。\n碼頭');
  });

  test('a pattern that is no regular expression is reported with its key', () => {
    const result = bodyRulesSchema.safeParse({ drop: ['ok', '(('] });

    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toEqual(['drop.1']);
  });
});
