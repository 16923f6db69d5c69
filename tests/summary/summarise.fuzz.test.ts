import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBody } from '../../src/content/body.js';
import { bodyRulesSchema, compileBodyRules } from '../../src/content/body-rules.js';
import { summarise } from '../../src/summary/summarise.js';

const rules = compileBodyRules(bodyRulesSchema.parse({}));

/** What articles are made of, and what breaks parsers. */
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 3, arbitrary: fc.stringMatching(/^[一-龥]{1,30}[。！？，]$/) },
  fc.constantFrom(
    '\n\n',
    '\n',
    '  \n',
    '。',
    '「',
    '」',
    '**',
    '*',
    '_',
    '[',
    '](',
    ')',
    '![',
    '# ',
    '> ',
    '- ',
    '1. ',
    '| ',
    '<',
    '<figure>',
    '<figcaption>',
    '</figcaption>',
    '<script>',
    '&amp;',
    '{{< ',
    ' >}}',
    '...',
    '"',
    '\u0000',
    '\ud800',
    '👩‍🚀',
    'U.S. ',
    'Mr. A. ',
  ),
);
const body = fc.array(piece, { maxLength: 200 }).map((pieces) => pieces.join(''));

/** A slow machine gets more time; the limit of one second in a hundred kB would still show a square. */
const LIMIT_MS = { base: 1500, per10kB: 10 };

function bare(text: string) {
  return text.replace(/\s/g, '');
}

test('any body is parsed, and every sentence of its summary is in it', () => {
  fc.assert(
    fc.property(
      body,
      fc.string(),
      fc.constantFrom('line', 'short', 'long'),
      (markdown, title, length) => {
        const blocks = parseBody(markdown, rules, { title });
        const text = bare(blocks.map((block) => block.text).join(''));

        const sentences = summarise({ title, blocks }, length);

        for (const sentence of sentences) expect(text).toContain(bare(sentence));
        for (const block of blocks)
          expect(block.spans.map((span) => span.text).join('')).toBe(block.text);
      },
    ),
    { numRuns: 1500 },
  );
});

test.each([
  '*',
  '**a ',
  '_a ',
  '[',
  '[a](',
  '![',
  '](',
  '`',
  '~a~~',
  '<',
  '<a ',
  '<div>',
  '<!--',
  '&amp',
  '> ',
  '>',
  '- a\n',
  '1. ',
  '| a ',
  '#',
  '{{< ',
  '「',
  '」',
  '(',
  '"',
  '。',
  '.',
  '…',
  'A.',
  'a。\n\n',
  '一二三四五六七八九十甲乙丙丁。',
  '「一二三。」',
  '[[email protected]]',
  'http://',
  '\n',
  ' ',
  '  \n',
  '【',
  'a@',
  '12:30 ',
  '\ud800',
])('a megabyte of %j ends in time', (unit) => {
  const markdown = unit.repeat(Math.ceil(1_000_000 / unit.length)).slice(0, 1_000_000);

  const start = performance.now();
  summarise({ title: unit, blocks: parseBody(markdown, rules) }, 'short');
  const ms = performance.now() - start;

  expect(ms).toBeLessThan(LIMIT_MS.base + LIMIT_MS.per10kB * 100);
});
