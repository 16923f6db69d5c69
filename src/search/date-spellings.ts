/** Dates that became the names of events are written in several ways: 7.21, 721, 七二一. */

const DOTTED = /^(1[0-2]|[1-9])[.·](0[1-9]|[12]\d|3[01])$/;
const PLAIN = /^(1[0-2]|[1-9])(0[1-9]|[12]\d|3[01])$/;
const CHINESE_DIGITS = '〇一二三四五六七八九';

/** The other ways to write such a date; empty if the folded word is none. */
export function dateSpellings(word: string): readonly string[] {
  const digits = /^[〇一二三四五六七八九]{3,4}$/u.test(word)
    ? Array.from(word, (digit) => CHINESE_DIGITS.indexOf(digit)).join('')
    : word;
  const [, month = '', day = ''] = DOTTED.exec(digits) ?? PLAIN.exec(digits) ?? [];
  if (month === '') return [];
  const chinese = Array.from(month + day, (digit) => CHINESE_DIGITS[Number(digit)] ?? '').join('');
  return [`${month}.${day}`, month + day, chinese].filter((spelling) => spelling !== word);
}
