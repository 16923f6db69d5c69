import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/domain/body.js';
import { cleanPiece } from '../../src/views/clean-text.js';
import { splitBlocks } from '../../src/views/pages.js';
import { paragraph } from '../bot/tiny-library.js';
import { shownText } from './telegram-check.js';

const shown = (html: string) => shownText({ html, buttons: [], previewUrl: undefined });

/** What a page shows without spaces and the signs that we put before lists and captions. */
const ink = (text: string) => text.replace(/[\s•🖼]/gu, '');

describe('a text in pages', () => {
  test('is cut between paragraphs where they fit', () => {
    const pages = splitBlocks([paragraph('a'.repeat(60)), paragraph('b'.repeat(60))], 100);

    expect(pages).toEqual(['a'.repeat(60), 'b'.repeat(60)]);
  });

  test('cuts a paragraph that is too long after a sentence', () => {
    const pages = splitBlocks(
      [paragraph(`${'甲'.repeat(60)}。「${'乙'.repeat(20)}！」丙丙${'丁'.repeat(60)}`)],
      100,
    );

    expect(pages.map((page) => page.slice(-2))).toEqual(['！」', '丁丁']);
  });

  test('cuts between characters where there is neither sentence nor clause', () => {
    const pages = splitBlocks([paragraph('👨‍👩‍👧'.repeat(40))], 100);

    expect(pages.every((page) => page.replaceAll('👨‍👩‍👧', '') === '')).toBe(true);
    expect(pages.join('')).toHaveLength('👨‍👩‍👧'.length * 40);
  });

  test('shows the lines of code as one block, with their spaces', () => {
    const line = (text: string): Block => ({ kind: 'code', text, spans: [{ text }] });
    const pages = splitBlocks([line('if (a < b) {'), { ...line('    go();'), continues: true }]);

    expect(pages).toEqual(['<pre>if (a &lt; b) {\n    go();</pre>']);
  });

  test('keeps a heading with the text that it heads', () => {
    const heading: Block = { ...paragraph('Heading'), kind: 'heading', level: 2 };
    const pages = splitBlocks([paragraph('a'.repeat(80)), heading, paragraph('b'.repeat(50))], 100);

    expect(pages).toEqual(['a'.repeat(80), `<b>Heading</b>\n\n${'b'.repeat(50)}`]);
  });

  test('shows lists, captions, quotes, embeds and poems by their looks', () => {
    const blocks: Block[] = [
      { ...paragraph('one'), kind: 'list-item' },
      { ...paragraph('two'), kind: 'list-item', marker: '2.' },
      { ...paragraph('under a picture'), kind: 'caption' },
      { ...paragraph('said'), kind: 'quote' },
      { kind: 'embed', text: '', spans: [], imageUrl: 'https://video.example.org/1' },
      paragraph('first line'),
      { ...paragraph('second line'), continues: true },
    ];

    expect(splitBlocks(blocks)).toEqual([
      [
        '• one',
        '2. two',
        '🖼 under a picture',
        '<blockquote>said</blockquote>',
        '<a href="https://video.example.org/1">▶ video.example.org</a>',
        'first line\nsecond line',
      ].join('\n\n'),
    ]);
  });

  test('names the site of a video, also behind an archive, but not what others put into an address', () => {
    const embed = (imageUrl: string): Block => ({ kind: 'embed', text: '', spans: [], imageUrl });

    const [page = ''] = splitBlocks([
      embed('https://web.archive.org/web/20210709125604if_/https://www.video.example.org/1'),
      embed('https://evil.example.com/web/20210709125604/https://www.video.example.org/1'),
    ]);

    expect(page.match(/▶ [^<]*/g)).toEqual(['▶ video.example.org', '▶ evil.example.com']);
  });

  test('a page of many long links stays under the bytes that Telegram reads', () => {
    const href = `https://archive.example.org/${'%E6%B8%A1'.repeat(200)}`;
    const linked: Block = { kind: 'list-item', text: 'link', spans: [{ text: 'link', href }] };

    const pages = splitBlocks(Array.from({ length: 60 }, () => linked));

    expect(pages.length).toBeGreaterThan(1);
    expect(pages.map(shown).join('\n\n').split('link')).toHaveLength(61);
  });

  test('nothing that can be written breaks a page or gets lost', () => {
    const blocks = fc.array(
      fc.record({
        kind: fc.constantFrom<Block['kind'][]>(
          'paragraph',
          'heading',
          'quote',
          'caption',
          'list-item',
        ),
        parts: fc.array(fc.string({ unit: 'binary', maxLength: 300 }), { maxLength: 4 }),
        bold: fc.boolean(),
      }),
      { maxLength: 12 },
    );

    fc.assert(
      fc.property(blocks, (drafts) => {
        const pages = splitBlocks(
          drafts.map(({ kind, parts, bold }): Block => {
            const spans = parts.map((text, index) => ({ text, bold: bold && index === 0 }));
            return { kind, text: parts.join(''), spans };
          }),
          200,
        );

        for (const page of pages) expect(shown(`${page}.`).length).toBeLessThanOrEqual(201);
        const kept = pages.map((page) => shown(`${page}.`).slice(0, -1)).join('');
        const written = drafts.flatMap(({ parts }) => parts.map(cleanPiece)).join('');
        expect(ink(kept)).toBe(ink(written));
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['a hundred thousand short paragraphs', Array.from({ length: 100_000 }, () => paragraph('甲'))],
  [
    'one paragraph of a hundred thousand looks',
    [
      {
        ...paragraph(''),
        spans: Array.from({ length: 100_000 }, (_, at) => ({ text: '甲乙', bold: at % 2 === 0 })),
      },
    ],
  ],
])('%s are cut in one pass', (_, blocks) => {
  const before = process.cpuUsage();

  const pages = splitBlocks(blocks);

  const { user } = process.cpuUsage(before);
  expect(pages.length).toBeGreaterThan(60);
  expect(user / 1_000).toBeLessThan(1_000);
});
