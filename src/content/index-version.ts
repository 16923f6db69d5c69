/** Tells whether an index on disk was made by the current rules. */
import { shortHash } from '../domain/short-hash.js';
import type { ParserOptions } from './article-parser.js';

/** Must be raised whenever the content of the index or the way it is made changes. */
const INDEX_FORMAT = 9;

/**
 * The same for the same rules. The content folder is not part of it: its files are compared one by
 * one.
 */
export function indexVersion({
  timeZone,
  site,
  siteUrl,
}: Pick<ParserOptions, 'timeZone' | 'site' | 'siteUrl'>): string {
  const rules = JSON.stringify([INDEX_FORMAT, timeZone, site, siteUrl]);
  return shortHash(rules, 16);
}
