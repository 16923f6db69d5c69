import { expect, test } from 'vitest';
import { summaryKey } from '../../src/summary/summary-key.js';

const blocks = [{ kind: 'paragraph', text: '渡輪今日復航。' }];

test('the same article has the same key', () => {
  const again = summaryKey({ title: '復航', blocks: [...blocks] }, 'short');

  expect(summaryKey({ title: '復航', blocks }, 'short')).toBe(again);
  expect(again).toMatch(/^[\w-]{20}$/);
});

test('another length, title, text or kind of block has another key', () => {
  const keys = [
    summaryKey({ title: '復航', blocks }, 'short'),
    summaryKey({ title: '復航', blocks }, 'long'),
    summaryKey({ title: '停航', blocks }, 'short'),
    summaryKey({ title: '復航', blocks: [{ kind: 'paragraph', text: '渡輪明日復航。' }] }, 'short'),
    summaryKey({ title: '復航', blocks: [{ kind: 'quote', text: '渡輪今日復航。' }] }, 'short'),
  ];

  expect(new Set(keys).size).toBe(keys.length);
});
