import { describe, expect, test } from 'vitest';
import { termsIn } from '../../src/search/tokenize.js';

describe('termsIn()', () => {
  test('cuts Chinese into overlapping pairs', () => {
    expect(termsIn('逃犯条例，修订')).toEqual(['逃犯', '犯条', '条例', '修订']);
  });

  test('keeps words and numbers of other scripts whole, and pairs them with their neighbours', () => {
    expect(termsIn('初选47人 案')).toEqual(['初选', '47', ' 选 47', ' 47 人']);
    expect(termsIn('covid-19, bus')).toEqual(['covid', '19', ' covid 19', 'bus']);
  });

  test('cuts kana and Hangul like Chinese, which have no space after every word either', () => {
    expect(termsIn('ガンダム')).toEqual(['ガン', 'ンダ', 'ダム']);
    expect(termsIn('서울시')).toEqual(['서울', '울시']);
  });

  test('cuts a word that nobody could type', () => {
    expect(termsIn('x'.repeat(5000))).toEqual(['x'.repeat(40)]);
  });

  test('finds nothing in signs and emoji', () => {
    expect(termsIn('！？…👍🏽 \ud800')).toEqual([]);
  });
});
