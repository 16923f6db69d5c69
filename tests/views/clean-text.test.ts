import { expect, test } from 'vitest';
import { cleanText, clipText, isBlank, isolate } from '../../src/views/clean-text.js';

test.each([
  ['control characters and line breaks', 'a\u0000b\u0007\r\n\tc', 'ab c'],
  ['direction overrides', '\u202eevil\u202c\u2066x\u2069', 'evilx'],
  ['zero-width characters', 'a\u200bb\ufeffc\u00add', 'abcd'],
  ['a lone surrogate', 'a\ud83d b', 'a\ufffd b'],
  ['tag characters that hide text', 'x\u{e0041}\u{e0042}', 'x'],
  ['heaps of combining marks', `z${'\u0301'.repeat(50)}!`, `z${'\u0301'.repeat(4)}!`],
])('%s do no harm', (_, text, expected) => {
  expect(cleanText(text)).toBe(expected);
});

test('emoji joined by zero-width joiners stay whole', () => {
  expect(cleanText('👩‍👩‍👧‍👦 🏳️‍🌈')).toBe('👩‍👩‍👧‍👦 🏳️‍🌈');
});

test('text that draws nothing is blank', () => {
  expect(['', '  ', '\u200b\u200d', '\u3164\u2800', '\u0301'].every(isBlank)).toBe(true);
  expect(isBlank('。')).toBe(false);
});

test('a long text is cut between characters as a reader sees them', () => {
  expect(clipText('abc👨‍👩‍👧def', 8)).toBe('abc…');
  expect(clipText('abc👨‍👩‍👧渡輪加價', 14)).toBe('abc👨‍👩‍👧渡輪…');
  expect(clipText('The last lighthouse keeper', 16)).toBe('The last…');
  expect(clipText(`a ${'supercalifragilistic'.repeat(3)}`, 30)).toBe(
    'a supercalifragilisticsuperca…',
  );
  expect(clipText('short', 5)).toBe('short');
  expect(clipText('é'.repeat(20).normalize('NFD'), 10)).toBe(`${'é'.repeat(4).normalize('NFD')}…`);
});

test('right-to-left words are isolated from their neighbours, others are not', () => {
  expect(isolate('שלום')).toBe('\u2068שלום\u2069');
  expect(isolate('國安法')).toBe('國安法');
});
