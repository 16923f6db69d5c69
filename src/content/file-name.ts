/**
 * What a file's name says about its article: `2024-05-01-ferry-returns.md`, as Jekyll names posts.
 */
import { basename } from 'node:path';
import { MAX_TITLE_CHARS, type ArticleFields } from './article-fields.js';
import { cleanLine } from './clean-line.js';
import { parseDate } from './parse-date.js';

/**
 * The title and date in a file's name; `date` is `undefined` if the name does not begin with one.
 * Never throws.
 */
export function readFileName(
  path: string,
  timeZone: string,
): { title: string; date: Pick<ArticleFields, 'publishedAt' | 'day' | 'hasTime'> | undefined } {
  const name = basename(path).replace(/\.[^.]+$/, '');
  const dated = /^(\d{4}-\d{2}-\d{2})[-_ ]+(.+)$/.exec(name);
  const date = dated?.[1] === undefined ? undefined : parseDate(dated[1], timeZone);
  const words = date === undefined ? name : (dated?.[2] ?? name);
  return {
    title: cleanLine(words.replace(/[-_]+/g, ' '), MAX_TITLE_CHARS) || name,
    date: date === undefined ? undefined : { publishedAt: date.at, day: date.day, hasTime: false },
  };
}
