/** Tells whether an index on disk was made by today's rules. */
import { shortHash } from '../domain/short-hash.js';
import type { ParserOptions } from './article-parser.js';

/** Raised by every change of what the index holds or how it is made. */
const INDEX_FORMAT = 4;

/** Equal for equal rules; the content folder is no part of it: its files are compared one by one. */
export function indexVersion({ timeZone, site }: Pick<ParserOptions, 'timeZone' | 'site'>): string {
  const rules = JSON.stringify([INDEX_FORMAT, timeZone, site]);
  return shortHash(rules, 16);
}
