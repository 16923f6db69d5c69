import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bandsOf,
  countShingles,
  estimateContainment,
  estimateLikeness,
  signatureOf,
} from '../../src/content/text-signature.js';

/** Numbered sentences without a passage in common. */
function write(from: number, to: number): string {
  const sentences: string[] = [];
  for (let at = from; at < to; at += 1)
    sentences.push(`ferry ${at} leaves pier ${at * 7} with load ${at * 13}`);
  return sentences.join('. ');
}

describe('the signature of a text', () => {
  test('is the same for the same words with other signs, spaces and line breaks between them', () => {
    const plain = signatureOf('渡輪今早復航 乘客歡迎 首班船載客三百人');
    const printed = signatureOf('渡輪今早復航，乘客歡迎。\n\n首班船載客「三百人」！');

    expect(printed).toEqual(plain);
  });

  test('tells how much of two texts is shared, to a few hundredths', () => {
    const half = estimateLikeness(signatureOf(write(0, 300)), signatureOf(write(100, 400)));
    const none = estimateLikeness(signatureOf(write(0, 300)), signatureOf(write(300, 600)));

    expect(half).toBeCloseTo(0.5, 1);
    expect(none).toBeLessThan(0.1);
  });

  test('sees that a short text stands whole in one four times as long', () => {
    const contained = estimateContainment(signatureOf(write(0, 100)), signatureOf(write(0, 400)));

    expect(contained).toBeGreaterThan(0.85);
  });

  test('gives texts that share half a key in common, and strangers none', () => {
    const keys = new Set(bandsOf(signatureOf(write(0, 300))));

    expect(bandsOf(signatureOf(write(100, 400))).some((key) => keys.has(key))).toBe(true);
    expect(bandsOf(signatureOf(write(300, 600))).some((key) => keys.has(key))).toBe(false);
  });

  test('finds a text without four words like nothing, not even itself', () => {
    const short = signatureOf('三個字');

    expect(countShingles(short)).toBe(0);
    expect(bandsOf(short)).toEqual([]);
    expect(estimateLikeness(short, short)).toBe(0);
  });

  test('is made of any text, is 164 bytes and is like itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const signature = signatureOf(text);

        expect(signature).toHaveLength(164);
        expect(estimateLikeness(signature, signature)).toBe(countShingles(signature) > 0 ? 1 : 0);
      }),
    );
  });
});
