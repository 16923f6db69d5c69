import { expect, test } from 'vitest';
import { loadSimplify } from '../../src/views/simplify.js';

test.each([
  ['離島渡輪提早收船', '离岛渡轮提早收船'],
  ['居民趕尾班船買餸回家', '居民赶尾班船买餸回家'],
  ['用滑鼠', '用滑鼠'],
  ['𠮷野家開張 🎉', '𠮷野家开张 🎉'],
])('%s is shown as %s', async (written, simplified) => {
  const simplify = await loadSimplify();

  expect(simplify(written)).toBe(simplified);
});
