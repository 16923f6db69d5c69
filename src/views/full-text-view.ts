/** The whole text of an article, a page at a time. */
import type { Article } from '../domain/article.js';
import type { Block } from '../domain/body.js';
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { type ArticleLinks, headlineHtml } from './article-view.js';
import { backRows, pagerRows } from './buttons.js';
import { splitBlocks } from './pages.js';
import type { Reader } from './reader.js';
import type { Texts } from './texts.js';

/** What one page of a text is made from. */
export type FullText = {
  readonly article: Article;
  readonly blocks: readonly Block[];
  readonly links: ArticleLinks;
  readonly isOldVersion: boolean;
  readonly page: number;
  readonly from: string | undefined;
};

/** One page of an article's text; a page number too high shows the last one. */
export function fullTextView(text: FullText, reader: Reader): Message {
  const { texts } = reader;
  const pages = splitBlocks(text.blocks);
  const page = Math.min(text.page, Math.max(1, pages.length));
  const parts = [
    headlineHtml(text.article, text.links, texts),
    text.isOldVersion ? texts.html('full.oldVersion') : '',
    pages[page - 1] ?? texts.html('article.noText'),
    pages.length > 1 ? texts.html('full.page', { page, pages: pages.length }) : '',
  ];
  const command = { name: 'full', args: text.article.id, from: text.from };
  return {
    html: parts.filter((part) => part !== '').join('\n\n'),
    buttons: [
      ...pagerRows({ command, page, pages: pages.length }),
      ...(page > 1 && page === pages.length ? [[toTopButton(command, texts)]] : []),
      ...backRows(text.from, texts),
    ],
    previewUrl: undefined,
  };
}

/** From the end of a text to its beginning. */
function toTopButton(command: Parameters<typeof formatCommand>[0], texts: Texts): Button {
  return { label: texts.plain('buttons.toTop'), command: formatCommand({ ...command, page: 1 }) };
}
