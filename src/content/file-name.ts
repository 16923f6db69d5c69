/**
 * What a file's name says about its article: `2024-05-01-ferry-returns.md`, as Jekyll names posts.
 */
import { basename, dirname } from 'node:path';
import { MAX_TITLE_CHARS, type ArticleFields } from './article-fields.js';
import { cleanLine } from './clean-line.js';
import { parseDate } from './parse-date.js';

/**
 * The title and date in a file's name; `date` is `undefined` if the name does not begin with one.
 * An `index.md` takes the name of its folder, like Hugo's page bundles. Never throws.
 */
export function readFileName(
  path: string,
  timeZone: string,
): { title: string; date: Pick<ArticleFields, 'publishedAt' | 'day' | 'hasTime'> | undefined } {
  // Hugo tells translations apart by `post.en.md` and `post.zh-hant.md`.
  const file = basename(path).replace(/(?:\.[a-z]{2}(?:-[a-z]{2,4})?)?\.[^.]+$/i, '');
  const folder = basename(dirname(path));
  const name = file === 'index' && folder !== '.' ? folder : file;
  const dated = /^(\d{4}-\d{1,2}-\d{1,2})(?:[-_ ]+(.+))?$/.exec(name);
  const date = dated?.[1] === undefined ? undefined : parseDate(dated[1], timeZone);
  const words = date === undefined ? name : dated?.[2];
  return {
    // Daily notes are named by their date alone.
    title: cleanLine(words?.replace(/[-_]+/g, ' ') ?? name, MAX_TITLE_CHARS) || name,
    date: date === undefined ? undefined : { publishedAt: date.at, day: date.day, hasTime: false },
  };
}
