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

/** Time of the processor, so that a busy machine fails no test; quadratic work would take minutes. */
const MAX_CPU_MS = 1500;

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

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
    { numRuns: 500 },
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

  const start = cpuMs();
  summarise({ title: unit, blocks: parseBody(markdown, rules) }, 'short');
  const ms = cpuMs() - start;

  expect(ms).toBeLessThan(MAX_CPU_MS);
});
