import { describe, expect, test } from 'vitest';
import { tokenize } from '../../src/search/tokenize.js';

describe('tokenize()', () => {
  test('cuts Chinese into overlapping pairs and keeps a lone character', () => {
    expect(tokenize('逃犯条例 案')).toEqual(['逃犯', '犯条', '条例', '案']);
  });

  test('keeps words and numbers of other scripts whole, beside Chinese too', () => {
    expect(tokenize('初选47人案 covid-19')).toEqual(['初选', '47', '人案', 'covid', '19']);
  });

  test('cuts kana and Hangul like Chinese, which have no space after every word either', () => {
    expect(tokenize('ガンダム')).toEqual(['ガン', 'ンダ', 'ダム']);
    expect(tokenize('서울시')).toEqual(['서울', '울시']);
  });

  test('cuts a word that nobody could type', () => {
    expect(tokenize('x'.repeat(5000))).toEqual(['x'.repeat(40)]);
  });

  test('finds nothing in signs and emoji', () => {
    expect(tokenize('！？…👍🏽 \ud800')).toEqual([]);
  });
});
