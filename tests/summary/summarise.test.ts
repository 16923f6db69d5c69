import { describe, expect, test } from 'vitest';
import { summarise } from '../../src/summary/summarise.js';

function paragraphs(...texts: string[]) {
  return texts.map((text) => ({ kind: 'paragraph', text }));
}

const ferry = {
  title: '離島渡輪停航三年後復航',
  blocks: paragraphs(
    '停航三年的離島渡輪今早復航，首班船七時由中環開出，載客二百人。船上有居民說，三年來要轉兩程車上班。',
    '渡輪公司表示，首月每日開出十二班，成人票價十元，長者半價，班次會按乘客量增加。公司又說，新船用電推動。',
    '天氣晴朗，海面平靜，碼頭上有居民拉起歡迎復航的橫額。運輸部門說，會在三個月後檢討班次和票價的安排。',
  ),
};

describe('a Chinese news story', () => {
  test('the summary takes whole sentences of the text in their order', () => {
    const sentences = summarise(ferry, 'short');
    const text = ferry.blocks.map((block) => block.text).join('');
    const places = sentences.map((sentence) => text.indexOf(sentence));

    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences[0]).toBe('停航三年的離島渡輪今早復航，首班船七時由中環開出，載客二百人。');
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('a line is one sentence, and a long summary holds more than a short one', () => {
    expect(summarise(ferry, 'line')).toHaveLength(1);
    expect(summarise(ferry, 'long').join('').length).toBeGreaterThan(
      summarise(ferry, 'short').join('').length,
    );
  });

  test('a standfirst is the summary', () => {
    const standfirst =
      '離島渡輪今日復航，居民無須再轉車上班；渡輪公司說，首月每日十二班，全數用新的電動船行走。';
    const blocks = [{ kind: 'standfirst', text: standfirst }, ...ferry.blocks];

    expect(summarise({ ...ferry, blocks }, 'short')).toEqual([standfirst]);
  });
});

describe('what is no part of a summary', () => {
  test.each([
    ['a credit', '碼頭上的乘客在等船，天色尚早。本報記者攝'],
    ['an appeal', '請成為本報的月費訂戶，支持獨立新聞工作，讓我們繼續為離島居民報道渡輪消息。'],
    ['an editor’s note', '（編按：本文是離島渡輪專題報道的第一篇，其餘各篇會在下周陸續刊出。）'],
    ['a reprint note', '本文原載於作者的離島渡輪網誌，獲授權轉載，文中圖片均由作者提供。'],
    ['an address', '離島渡輪的詳細班次和票價，可到渡輪公司的網站 https://ferry.example 查閱。'],
    ['a clock entry', '【07:15】首班離島渡輪由中環碼頭開出，船上有二百名乘客和十多名記者。'],
    ['a list number', '（一）離島渡輪每日由中環開出十二班，星期日及公眾假期增至十五班。'],
    ['a cut sentence', '離島渡輪今日起的班次、票價、優惠和轉乘安排，有以下幾項：'],
    ['a torn quotation', '「離島渡輪復航是居民三年來最大的心願，今日終於可以坐船上班了。'],
    ['the headline again', '離島渡輪停航三年後復航。'],
    ['markup', '離島渡輪的首班船今早由**中環開出，船上有二百名乘客和十多名記者。'],
  ])('%s', (_, text) => {
    const blocks = [...paragraphs(text), ...ferry.blocks];

    expect(summarise({ ...ferry, blocks }, 'long')).not.toContain(text);
  });

  test('captions, headings, tables and bylines', () => {
    const kinds = ['caption', 'heading', 'table', 'byline'];
    const text = '離島渡輪今早復航，首班船載客二百人，居民大多歡迎。';
    const blocks = [...kinds.map((kind) => ({ kind, text })), ...ferry.blocks];

    expect(summarise({ ...ferry, blocks }, 'long')).not.toContain(text);
  });

  test('notes below the article', () => {
    const note = '離島渡輪停航的經過，見運輸部門在停航當年發表的渡輪檢討報告。';
    const blocks = [...ferry.blocks, ...paragraphs('註釋：', note)];

    expect(summarise({ ...ferry, blocks }, 'long')).not.toContain(note);
  });

  test('a sentence that leans on one left out', () => {
    const blocks = [
      ...ferry.blocks,
      ...paragraphs('他又說，離島渡輪復航是三年來最好的消息，希望渡輪公司多開班次。'),
    ];

    expect(
      summarise({ ...ferry, blocks }, 'short').some((sentence) => sentence.startsWith('他')),
    ).toBe(false);
  });
});

describe('every kind of text', () => {
  test.each([
    [
      'English with abbreviations',
      'Island ferry returns after three years',
      paragraphs(
        'The island ferry returned on Monday at 7 a.m. after three years, the U.S. operator Harbour Lines Inc. said. Mr. J. K. Lee, 62, was first on board.',
        'Fares start at $3.50. The company plans twelve trips a day and will add more if passengers ask for them.',
      ),
      /^The island ferry returned .* Harbour Lines Inc\. said\.$/,
    ],
    [
      'Simplified Chinese',
      '离岛渡轮停航三年后复航',
      paragraphs(
        '停航三年的离岛渡轮今早复航，首班船七时由中环开出，载客二百人。',
        '渡轮公司表示，首月每日开出十二班，成人票价十元。',
      ),
      /^停航三年的离岛渡轮今早复航/,
    ],
    [
      'a live-blog',
      '颱風逼近',
      paragraphs(
        '颱風今日逼近離島，渡輪全日停航，學校停課，居民應留在安全地方。天文台預料下午掛更高信號。',
        '【08:00】渡輪停航。碼頭關閉。',
        '【09:30】學校宣布停課。學生回家。',
        '【10:15】多處有樹倒下。消防到場。',
      ),
      /^颱風今日逼近離島/,
    ],
    [
      'an interview',
      '船長陳大文：最難忘首航',
      paragraphs(
        '渡輪船長陳大文在海上工作四十年，下月退休。他接受本報訪問，談首航的難忘和海港的變化。',
        '問：首航時你想甚麼？',
        '答：我只想船上的人平安。',
      ),
      /^渡輪船長陳大文在海上工作四十年，下月退休。$/,
    ],
  ])('%s', (_, title, blocks, first) => {
    const sentences = summarise({ title, blocks }, 'short');

    expect(sentences[0]).toMatch(first);
  });

  test('the broken lines of a poem are joined', () => {
    const lines = [
      '風從港口吹來，',
      '吹過空了三年的碼頭，吹過生鏽的欄杆和褪色的船期表，',
      '停在第一聲汽笛裡。',
      '老人抬起頭，',
      '看見白色的船從霧中慢慢靠岸。',
    ];
    const blocks = lines.map((text, index) => ({
      kind: 'paragraph',
      text,
      ...(index > 0 && { continues: true }),
    }));

    const text = summarise({ title: '復航', blocks }, 'short').join('').replace(/\s/g, '');

    expect(text).toContain('停在第一聲汽笛裡。');
    expect(lines.join('')).toContain(text);
  });

  test.each([
    [
      'a table',
      [
        { kind: 'table', text: '早班 | 07:00' },
        { kind: 'table', text: '晚班 | 21:00' },
      ],
    ],
    ['a comic with a caption only', [{ kind: 'caption', text: '船終於來了。' }]],
    ['an empty page', []],
    ['a paragraph of nothing', [{ kind: 'paragraph', text: '' }]],
  ])('%s has no summary', (_, blocks) => {
    expect(summarise({ title: '渡輪', blocks }, 'short')).toEqual([]);
  });
});
