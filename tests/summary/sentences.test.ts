import { describe, expect, test } from 'vitest';
import { splitSentences } from '../../src/summary/sentences.js';

function texts(line: string) {
  return splitSentences(line).map(({ text }) => text);
}

describe('splitSentences', () => {
  test.each([
    ['渡輪復航。居民歡迎！班次夠嗎？', ['渡輪復航。', '居民歡迎！', '班次夠嗎？']],
    ['他說：「我會去。你呢？」記者沒有回答。', ['他說：「我會去。你呢？」', '記者沒有回答。']],
    ['她形容「很好。」的說法不對。', ['她形容「很好。」的說法不對。']],
    ['「他說『去吧。』然後走了。」再無消息。', ['「他說『去吧。』然後走了。」', '再無消息。']],
    ['「好。」他說。船開了。', ['「好。」他說。', '船開了。']],
    [
      '他著有《何處是岸？》和《歸帆》。現居離島。',
      ['他著有《何處是岸？》和《歸帆》。', '現居離島。'],
    ],
    ['（見上圖。）碼頭今日重開。', ['（見上圖。）', '碼頭今日重開。']],
    ['他想了想……還是上了船。完……', ['他想了想……還是上了船。', '完……']],
    ['真的嗎？！真的。', ['真的嗎？！', '真的。']],
    ['GDP升3.5%。股價跌0.2元。', ['GDP升3.5%。', '股價跌0.2元。']],
    ['渡輪復航. 居民歡迎.', ['渡輪復航.', '居民歡迎.']],
  ])('cuts %s', (line, sentences) => {
    expect(texts(line)).toEqual(sentences);
  });

  test.each([
    [
      'The U.S. Coast Guard met Mr. J. K. Lee at 3.30 p.m. on Monday. It cost $3.5 million.',
      ['The U.S. Coast Guard met Mr. J. K. Lee at 3.30 p.m. on Monday.', 'It cost $3.5 million.'],
    ],
    ['They left the U.S. The rest stayed.', ['They left the U.S.', 'The rest stayed.']],
    ['"Really?" he asked. Nobody knew.', ['"Really?" he asked.', 'Nobody knew.']],
    ['He said, "It works." She left.', ['He said, "It works."', 'She left.']],
    ['1. Buy a ticket. 2. Board.', ['1. Buy a ticket.', '2. Board.']],
    ['See harbour.example/a?b=1. Done.', ['See harbour.example/a?b=1.', 'Done.']],
    ['It’s the islanders’ ferry. It’s back.', ['It’s the islanders’ ferry.', 'It’s back.']],
    ['Fares, etc. went up. No one was told.', ['Fares, etc. went up.', 'No one was told.']],
  ])('cuts %s', (line, sentences) => {
    expect(texts(line)).toEqual(sentences);
  });

  test('what has no end mark is not whole', () => {
    expect(splitSentences('一句。半句')).toEqual([
      { text: '一句。', isWhole: true, isTorn: false },
      { text: '半句', isWhole: false, isTorn: false },
    ]);
  });

  test('what stands in a quotation without its partner is torn, the rest is not', () => {
    const torn = splitSentences('他先走。她說：「等等。我也去。').map(({ isTorn }) => isTorn);

    expect(torn).toEqual([false, true, true]);
  });
});
