import { expect, test } from 'vitest';
import { backRows, packRows, pagerRows } from '../../src/views/buttons.js';
import { ourTexts } from './our-texts.js';

const labels = (rows: readonly (readonly { label: string }[])[]) =>
  rows.map((row) => row.map(({ label }) => label).join(' '));
const command = { name: 'latest', args: '', from: undefined };

test.each([
  [1, 1, []],
  [1, 2, ['1/2 ›']],
  [1, 9, ['1/9 › »']],
  [5, 9, ['« ‹ 5/9 › »']],
  [9, 9, ['« ‹ 9/9']],
])('page %i of %i', (page, pages, expected) => {
  expect(labels(pagerRows({ command, page, pages }))).toEqual(expected);
});

test('short labels share a row, long ones stand alone', () => {
  const buttons = ['#一', '#二', '#三', '#四', '#a very long name of a topic', '#五'].map(
    (label) => ({
      label,
      command: 'tag',
    }),
  );

  expect(labels(packRows(buttons))).toEqual([
    '#一 #二 #三',
    '#四',
    '#a very long name of a topic',
    '#五',
  ]);
});

test('the way back is named after where it leads', () => {
  const texts = ourTexts('zh-Hant');

  expect(labels(backRows('search\u001f2\u001f渡輪', texts))).toEqual(['‹ 返回搜尋結果']);
  expect(labels(backRows('random', texts))).toEqual(['‹ 返回']);
  expect(backRows('No Command', texts)).toEqual([]);
  expect(backRows(undefined, texts)).toEqual([]);
});
