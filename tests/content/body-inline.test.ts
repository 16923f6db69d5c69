import { describe, expect, test } from 'vitest';
import { parseInline } from '../../src/content/body-inline.js';

describe('parseInline', () => {
  test.each([
    [
      '他**強調「安全」**後離開',
      [{ text: '他' }, { text: '強調「安全」', bold: true }, { text: '後離開' }],
    ],
    ['有 **三成** 人', [{ text: '有' }, { text: '三成', bold: true }, { text: '人' }]],
    ['a **b** c', [{ text: 'a ' }, { text: 'b', bold: true }, { text: ' c' }]],
    ['***急*** 件', [{ text: '急', bold: true, italic: true }, { text: '件' }]],
    ['_once_ snake_case_name', [{ text: 'once', italic: true }, { text: ' snake_case_name' }]],
    ['5 * 3 = 15', [{ text: '5 * 3 = 15' }]],
    ['*非會員另收費', [{ text: '*非會員另收費' }]],
    ['電話 9394****，', [{ text: '電話 9394****，' }]],
    ['多了**一個記號', [{ text: '多了一個記號' }]],
    ['~~舊~~ `code`', [{ text: '舊 code' }]],
    ['\\*不是\\*', [{ text: '*不是*' }]],
  ])('reads %s', (line, spans) => {
    expect(parseInline(line)).toEqual(spans);
  });

  test('a web link keeps its address, also around bold and with brackets in it', () => {
    expect(parseInline('見[**此頁**說](https://a.example/w_(x) "題")。')).toEqual([
      { text: '見' },
      { text: '此頁', bold: true, href: 'https://a.example/w_(x)' },
      { text: '說', href: 'https://a.example/w_(x)' },
      { text: '。' },
    ]);
  });

  test.each([
    ['[詳情](/about)'],
    ['[詳情](javascript:alert(1))'],
    ['[詳情](data:text/html,1)'],
    ['[詳情](#a)'],
  ])('the link %s keeps its words only', (line) => {
    expect(parseInline(line)).toEqual([{ text: '詳情' }]);
  });

  test('brackets that are no link are text', () => {
    expect(parseInline('[註](見 下文)，[1] 和 [2')).toEqual([{ text: '[註](見 下文)，[1] 和 [2' }]);
  });

  test('a picture inside a line is left out', () => {
    expect(parseInline('前![圖](https://a.example/1.png)後')).toEqual([{ text: '前後' }]);
  });
});
