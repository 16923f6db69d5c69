/** Tells whether an index on disk was made by the current rules. */
import { shortHash } from '../domain/short-hash.js';
import type { ParserOptions } from './article-parser.js';

/** Must be raised whenever the content of the index or the way it is made changes. */
const INDEX_FORMAT = 6;

/**
 * The same for the same rules. The content folder is not part of it: its files are compared one by
 * one.
 */
export function indexVersion({ timeZone, site }: Pick<ParserOptions, 'timeZone' | 'site'>): string {
  const rules = JSON.stringify([INDEX_FORMAT, timeZone, site]);
  return shortHash(rules, 16);
}
