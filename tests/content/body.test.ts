import { describe, expect, test } from 'vitest';
import { parseBody } from '../../src/content/body.js';
import { bodyRulesSchema, compileBodyRules } from '../../src/content/body-rules.js';

const noRules = compileBodyRules(bodyRulesSchema.parse({}));

function read(markdown: string, title?: string) {
  return parseBody(markdown, noRules, title === undefined ? {} : { title });
}

function kindsAndTexts(markdown: string, title?: string) {
  return read(markdown, title).map(({ kind, text }) => [kind, text]);
}

describe('blocks', () => {
  test('the heading that repeats the title is left out, other headings stay', () => {
    const markdown = '# 渡輪　復航\n\n碼頭今早開放。\n\n## 票價\n\n成人十元。';

    expect(kindsAndTexts(markdown, '渡輪 復航')).toEqual([
      ['paragraph', '碼頭今早開放。'],
      ['heading', '票價'],
      ['paragraph', '成人十元。'],
    ]);
  });

  test('a figure becomes a caption with its picture', () => {
    const markdown =
      '<figure>\n<img src="https://a.example/p 1.jpg" alt="">\n<figcaption>早上的碼頭。本報記者攝</figcaption>\n</figure>';

    expect(read(markdown)).toEqual([
      {
        kind: 'caption',
        text: '早上的碼頭。本報記者攝',
        spans: [{ text: '早上的碼頭。本報記者攝' }],
        imageUrl: 'https://a.example/p%201.jpg',
      },
    ]);
  });

  test('a video shortcode is an embed, one without a web address is nothing', () => {
    const markdown =
      '{{< video src="https://v.example/1" >}}\n\n{{< video src="file:///etc/passwd" >}}';

    expect(read(markdown)).toEqual([
      { kind: 'embed', text: '', spans: [], imageUrl: 'https://v.example/1' },
    ]);
  });

  test('list items keep their numbers apart from their text', () => {
    const blocks = read('1. 早班\n2. 晚班\n\n- 學生\n* 長者');

    expect(blocks.map(({ kind, marker, text }) => [kind, marker, text])).toEqual([
      ['list-item', '1.', '早班'],
      ['list-item', '2.', '晚班'],
      ['list-item', undefined, '學生'],
      ['list-item', undefined, '長者'],
    ]);
  });

  test('a table is one block a row', () => {
    const markdown = '| 船 | 票價 |\n| --- | ---: |\n| 早班 | $10 |';

    expect(kindsAndTexts(markdown)).toEqual([
      ['table', '船 | 票價'],
      ['table', '早班 | $10'],
    ]);
  });

  test('the lines of a poem are blocks that continue each other', () => {
    const blocks = read('風起了，  \n船未回，  \n燈還亮。\n\n次日。');

    expect(blocks.map(({ text, continues }) => [text, continues ?? false])).toEqual([
      ['風起了，', false],
      ['船未回，', true],
      ['燈還亮。', true],
      ['次日。', false],
    ]);
  });

  test('other line ends are spaces between Latin words and nothing between Chinese ones', () => {
    expect(kindsAndTexts('The ferry\nis back.\n\n渡輪\n回來了。')).toEqual([
      ['paragraph', 'The ferry is back.'],
      ['paragraph', '渡輪回來了。'],
    ]);
  });

  test('a whole sentence styled as a heading is a paragraph', () => {
    const markdown = '#### 居民說，渡輪停航三年之後，他們終於可以再坐船上班了。';

    expect(read(markdown)[0]).toMatchObject({ kind: 'paragraph', spans: [{ bold: true }] });
  });

  test('the bold opening above plain paragraphs is a standfirst', () => {
    const markdown =
      '**停航三年的渡輪今日復航，首班船載客二百人，居民大多歡迎，亦有人擔心班次不足。**\n\n船公司說會加班。\n\n首日票價全免。';

    expect(kindsAndTexts(markdown).map(([kind]) => kind)).toEqual([
      'standfirst',
      'paragraph',
      'paragraph',
    ]);
  });

  test.each([
    ['【撰文：陳小文】'],
    ['文：陳小文　攝影：李大明'],
    ['編按：本文是投稿。'],
    ['（本文原刊於作者網誌）'],
    ['By Jane A. Doe'],
    ['Photos by John Roe'],
  ])('%s is a byline', (line) => {
    expect(kindsAndTexts(line)).toEqual([['byline', line]]);
  });

  test.each([
    ['文化中心今日開放。'],
    ['By noon the harbour was empty.'],
    ['記者到場時，門已關上。'],
  ])('%s is no byline', (line) => {
    expect(kindsAndTexts(line)).toEqual([['paragraph', line]]);
  });
});

describe('text', () => {
  test('HTML becomes text, and scripts and styles disappear with what they hold', () => {
    const markdown =
      '<p>Fish &amp; chips</p><script>alert("<b>1</b>")</script><style>p{}</style><div>二<br>三</div>';

    expect(kindsAndTexts(markdown)).toEqual([
      ['paragraph', 'Fish & chips'],
      ['paragraph', '二'],
      ['paragraph', '三'],
    ]);
  });

  test('words in angle brackets that are no tags stay', () => {
    expect(kindsAndTexts('看了 <Harbour Lights> 和 <海>，3 < 5。')).toEqual([
      ['paragraph', '看了 <Harbour Lights> 和 <海>，3 < 5。'],
    ]);
  });

  test('characters that nobody sees are gone, and emoji stay whole', () => {
    expect(kindsAndTexts('一\u0010二\u200b三\ufeff👩‍🚀\ud800四')).toEqual([
      ['paragraph', '一二三👩‍🚀四'],
    ]);
  });

  test('what hid an e-mail address is left out', () => {
    const markdown =
      '來稿：[[email protected]](/cdn-cgi/l/email-protection#1)，或[email\u00a0protected]。';

    expect(kindsAndTexts(markdown)).toEqual([['paragraph', '來稿：，或。']]);
  });
});

test('lines that begin like a picture and never end cost no more than others', () => {
  const before = process.cpuUsage();

  read(`![](${'a'.repeat(3_999)}\n`.repeat(100));

  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(400);
});

test('a paragraph of 300,000 lines costs no more than its words', () => {
  const before = process.cpuUsage();

  const body = read('a\n'.repeat(300_000));

  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(1_500);
  expect(JSON.stringify(body).length).toBeGreaterThan(599_000);
});
