import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../src/search/excerpt.js';

const shown = (text: string, terms: string[]): string =>
  excerptOf(text, terms)
    .map((part) => (part.marked ? `[${part.text}]` : part.text))
    .join('');

describe('excerptOf()', () => {
  test('marks the words as they were written, whatever the query looked like', () => {
    expect(shown('特首林鄭月娥（Carrie Lam）出席。', ['林郑月娥', 'carrie lam'])).toBe(
      '特首[林鄭月娥]（[Carrie Lam]）出席。',
    );
  });

  test('chooses the place where most words meet, and begins with a sentence', () => {
    const text = `碼頭今早起霧。${'渡輪照常開出。'.repeat(20)}船長說碼頭的燈塔已修好。乘客放心。`;

    const excerpt = excerptOf(text, ['码头', '灯塔']);

    const whole = excerpt.map((part) => part.text).join('');
    expect(whole).toContain('船長說碼頭的燈塔已修好。');
    expect(whole).toMatch(/^船長/);
  });

  test('says with dots where a sentence goes on', () => {
    const text = `${'長'.repeat(200)}，渡輪，${'短'.repeat(200)}`;

    expect(shown(text, ['渡轮'])).toBe('…[渡輪]，…');
  });

  test('does not find a word inside a longer one', () => {
    expect(excerptOf('A fraction of the faction', ['action'])).toEqual([]);
  });

  test('is empty when nothing matches', () => {
    expect(excerptOf('渡輪照常開出', ['飛機', ''])).toEqual([]);
  });

  test('never cuts a character in two and stays short, whatever the text', () => {
    const unit = fc.constantFrom('渡', 'a', '。', ' ', '👨‍👩‍👧', 'é', '\n', '，', '\ud83d\ude00');
    fc.assert(
      fc.property(fc.array(unit, { minLength: 100, maxLength: 400 }), (units) => {
        const excerpt = excerptOf(`${units.join('')}燈塔${units.join('')}`, ['灯塔']);

        const whole = excerpt.map((part) => part.text).join('');
        expect(whole).toContain('燈塔');
        expect(whole.length).toBeLessThanOrEqual(124);
        expect(whole.isWellFormed()).toBe(true);
      }),
    );
  });
});
