/** A headline in a form that can be shown. */
import type { Article } from '../domain/article.js';
import { cleanText, isBlank } from './clean-text.js';
import type { Texts } from './texts.js';

/** The headline on one line; the word for "untitled" if nothing of it is visible. */
export function titleText(article: Article, texts: Texts): string {
  const title = cleanText(article.title);
  return isBlank(title) ? texts.plain('list.untitled') : title;
}
