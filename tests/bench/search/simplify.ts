/** Texts as a reader in mainland China would type them. */
import { Converter } from 'opencc-js';

/** Hong Kong characters to those of the mainland; throws when opencc-js is not what it was. */
export function createSimplifier(): (text: string) => string {
  // The library's own types do not resolve under NodeNext.
  const convert: unknown = Converter({ from: 'hk', to: 'cn' });
  if (typeof convert !== 'function') throw new Error('Cannot make a converter: opencc-js changed');
  return convert as (text: string) => string;
}
