import { expect, test } from 'vitest';
import type { Story } from '../../src/domain/article.js';
import { storyListView, type LinePart } from '../../src/views/story-list-view.js';
import { ourTexts } from './our-texts.js';

const reader = {
  texts: ourTexts('zh-Hant'),
  now: Date.parse('2026-11-23T12:00+08:00'),
  timeZone: 'Asia/Hong_Kong',
  ownZone: 'Asia/Hong_Kong',
};

const story: Story = {
  id: 'a1',
  newest: {
    id: 'a1',
    path: 'a1.md',
    title: '渡輪上的漂書架',
    publishedAt: undefined,
    day: '2025-05-03',
    hasTime: false,
    updatedAt: undefined,
    author: undefined,
    category: undefined,
    tags: [],
  },
  versionCount: 1,
  tags: [],
};

/** The last row of the one story in a list. */
function shownLine(...line: LinePart[]): string {
  const { html } = storyListView(
    {
      heading: '',
      entries: [{ story, line }],
      firstNumber: 1,
      paging: {
        command: { name: 'latest', args: '', from: undefined },
        page: 1,
        pages: 1,
      },
      here: 'latest',
    },
    reader,
  );
  return html.split('\n').at(-1) ?? '';
}

const plain = (text: string): LinePart => ({ text, marked: false });

test('a line that is too long ends with its last whole sentence, without dots', () => {
  const first = '六艘渡輪上的漂書架設立三年，累計借出二萬一千本書，歸還率達九成三。';
  const second = '書架沒有登記，也沒有期限，下船時放回任何一艘船便可。';

  const line = shownLine(
    plain(`${first} ${second} 團體希望明年推廣至電車總站，並邀請各區學生參加。`),
  );

  expect(line).toBe(first + second);
});

test('a single long sentence ends with a clause and dots', () => {
  const line = shownLine(
    plain(`${'受熱帶風暴影響的三條離島渡輪航線今日提早收船，'.repeat(3)}${'而且'.repeat(30)}`),
  );

  expect(line).toBe(`${'受熱帶風暴影響的三條離島渡輪航線今日提早收船，'.repeat(3).slice(0, -1)}…`);
});

test('English ends with a sentence or a word, and 4.8 is no end', () => {
  const line = shownLine(
    plain(
      `Fares rise by 4.8 per cent in January on six of the lines. ${'Commuters complained about it '.repeat(8)}`,
    ),
  );

  expect(line).toMatch(/^Fares rise by 4\.8 per cent .* (?:Commuters|complained|about|it)…$/);
});

test('a short line stays as it is, with its mark in bold', () => {
  expect(shownLine(plain('早班'), { text: '渡輪', marked: true }, plain('復航。'))).toBe(
    '早班<b>渡輪</b>復航。',
  );
});
