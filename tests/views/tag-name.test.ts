import { expect, test } from 'vitest';
import { tagNameFor } from '../../src/views/tag-name.js';

test.each([
  ['en', '渡輪', ['小輪', 'ferry', 'boat'], 'ferry'],
  ['en', '渡輪', ['小輪', '689'], '渡輪'],
  ['en', 'ferry', ['渡輪'], 'ferry'],
  ['zh-Hant', 'ferry', ['boat', '渡輪'], '渡輪'],
  ['zh-Hans', '渡輪', ['ferry'], '渡輪'],
  ['zh-Hant', 'WHO', ['who'], 'WHO'],
] as const)(
  'in %s the topic %s with the other names %j is called %s',
  (language, name, aliases, shown) => {
    expect(tagNameFor({ name, aliases }, { language })).toBe(shown);
  },
);
