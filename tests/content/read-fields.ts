/** Front matter of a test, read as an article's. */
import { parseArticleFields } from '../../src/content/article-fields.js';
import { parseFrontMatter } from '../../src/content/front-matter.js';

/** The fields and warnings of front matter written as YAML. */
export function readFields(yaml: string, timeZone = 'Asia/Hong_Kong') {
  return readText(`---\n${yaml}\n---\n`, timeZone);
}

/** The same of a whole text. */
export function readText(text: string, timeZone = 'Asia/Hong_Kong') {
  const result = parseFrontMatter(text);
  if ('fault' in result) throw new Error(result.fault.message);
  return parseArticleFields(result.fields, { timeZone });
}
