import { describe, expect, test } from 'vitest';
import { createVersion, isSameStory, listStoryKeys } from '../../src/content/story-likeness.js';
import { signatureOf } from '../../src/content/text-signature.js';
import { fold } from '../../src/search/fold.js';

/** So many sentences of a report, each with its own number; `from` keeps two reports apart. */
function report(from: number, count: number): string {
  return Array.from({ length: count }, (_, at) => {
    const number = from + at;
    return `第${number}號碼頭有${number * 3}名乘客等候${number * 7}分鐘`;
  }).join('。');
}

function version(title: string, day: string | undefined, text: string) {
  return createVersion({ title, day, signature: signatureOf(fold(text)) });
}

describe('versions of one story', () => {
  test('have the same headline on the same day, whatever became of the text', () => {
    const first = version('渡輪停航', '2024-05-01', report(1, 8));
    const rewritten = version('渡輪停航！', '2024-05-01', report(500, 40));

    expect(isSameStory(first, rewritten)).toBe(true);
  });

  test('are known by the text when the headline changed', () => {
    const first = version('渡輪停航', '2024-05-01', report(1, 30));
    const updated = version('【更新】颱風襲港　市民滯留離島', '2024-05-01', report(1, 40));

    expect(isSameStory(first, updated)).toBe(true);
  });

  test('grow during the day: the morning’s few lines stand in the evening’s report', () => {
    const morning = version('南灣渡輪停航', '2024-05-01', report(1, 12));
    const evening = version('南灣渡輪停航一日　三千人受影響', '2024-05-01', report(1, 40));

    expect(isSameStory(morning, evening)).toBe(true);
  });

  test('are found again when the same text was saved months later', () => {
    const first = version('離島渡輪史話', '2024-01-05', report(1, 40));
    const again = version('重溫：渡輪歲月', '2024-08-20', report(1, 41));

    expect(isSameStory(first, again)).toBe(true);
  });

  test('meet through a look-up key', () => {
    const keys = new Set(listStoryKeys(version('渡輪停航', '2024-05-01', '短訊')));

    expect(
      listStoryKeys(version('渡輪　停航', '2024-05-01', report(1, 40))).some((key) =>
        keys.has(key),
      ),
    ).toBe(true);
  });
});

describe('different stories', () => {
  test('a column has the same headline every week', () => {
    const one = version('碼頭隨筆', '2024-05-01', report(1, 30));
    const next = version('碼頭隨筆', '2024-05-08', report(500, 30));

    expect(isSameStory(one, next)).toBe(false);
  });

  test('two court reports open with the same facts', () => {
    const hearing = version(
      '船長案開審　控方讀出案情',
      '2024-05-01',
      report(1, 12) + report(100, 30),
    );
    const defence = version('船長自辯：當日大霧', '2024-05-02', report(1, 12) + report(300, 30));

    expect(isSameStory(hearing, defence)).toBe(false);
  });

  test('a daily round-up holds a short report that also stands alone', () => {
    const roundUp = version(
      '世界一日　南灣花市開鑼',
      '2024-05-01',
      report(1, 10) + report(100, 25),
    );
    const alone = version('船廠大火兩人受傷', '2024-05-01', report(1, 10));

    expect(isSameStory(roundUp, alone)).toBe(false);
  });

  test('the parts of a series share their introduction', () => {
    const first = version('渡輪百年（上）', '2024-05-01', report(1, 12) + report(100, 20));
    const second = version('渡輪百年（下）', '2024-05-01', report(1, 12) + report(300, 20));

    expect(isSameStory(first, second)).toBe(false);
  });

  test('two issues of a column print the same song a season apart', () => {
    const one = version('周末歌單22：海浪', '2024-02-03', report(1, 30));
    const other = version('周末歌單63：海浪', '2024-06-01', report(1, 30));

    expect(isSameStory(one, other)).toBe(false);
  });

  test('notes of a line are not compared by their few words', () => {
    const one = version('今日漫畫：大霧', '2024-05-01', '原圖載於作者的社交網頁，多謝收看');
    const other = version('今日漫畫：船期', '2024-05-02', '原圖載於作者的社交網頁，多謝收看');

    expect(isSameStory(one, other)).toBe(false);
  });

  test('pages without title and date have nothing but their text', () => {
    expect(isSameStory(version('', undefined, ''), version('', undefined, ''))).toBe(false);
    expect(listStoryKeys(version('', undefined, ''))).toEqual([]);
  });
});
