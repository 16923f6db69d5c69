/** A headline as it can be shown. */
import type { Article } from '../domain/article.js';
import { cleanText, isBlank } from './clean-text.js';
import type { Texts } from './texts.js';

/** The headline on one line; a word for "untitled" where nothing of it can be seen. */
export function titleText(article: Article, texts: Texts): string {
  const title = cleanText(article.title);
  return isBlank(title) ? texts.plain('list.untitled') : title;
}
