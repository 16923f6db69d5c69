/** An article as an entry in inline mode, and as the message sent when it is picked. */
import type { Story } from '../domain/article.js';
import { formatPayload, linkInto } from '../domain/deep-link.js';
import type { InlineAnswer, InlineEntry } from '../domain/inline.js';
import type { Button } from '../domain/message.js';
import { type ArticleLinks, bylineHtml, headlineHtml } from './article-view.js';
import { cleanText, clipText } from './clean-text.js';
import { publishedText } from './dates.js';
import { escapeHtml, safeUrl } from './html.js';
import type { Reader } from './reader.js';
import { titleText } from './title-text.js';

const MAX_TITLE_CHARS = 120;
const MAX_DESCRIPTION_CHARS = 160;
const MAX_SUMMARY_CHARS = 600;
const MAX_QUERY_CHARS = 24;

/** An article to pick, with what is shown of it. */
export type InlineArticle = {
  readonly story: Story;
  /** May be empty. */
  readonly summary: string;
  readonly isWrittenByModel: boolean;
  readonly links: ArticleLinks;
  readonly botUsername: string;
};

/** Headline, day and summary for the list; the short form of its card for sending. */
export function inlineEntryView(article: InlineArticle, reader: Reader): InlineEntry {
  const { story, links } = article;
  const { texts } = reader;
  const summary = cleanText(article.summary);
  const when = publishedText(story.newest, reader);
  const mark = article.isWrittenByModel ? texts.html('article.byModel') : '';
  const parts = [
    headlineHtml(story.newest, links, texts) + bylineHtml(story.newest, reader),
    escapeHtml(clipText(summary, MAX_SUMMARY_CHARS)),
    mark,
  ];
  return {
    id: story.id,
    title: clipText(titleText(story.newest, texts), MAX_TITLE_CHARS),
    description: clipText(
      [when ?? '', summary].filter((part) => part !== '').join(' · '),
      MAX_DESCRIPTION_CHARS,
    ),
    thumbnailUrl: safeUrl(links.imageUrl),
    message: {
      html: parts.filter((part) => part !== '').join('\n\n'),
      buttons: [openButtons(article, reader)].filter((row) => row.length > 0),
      previewUrl: safeUrl(links.imageUrl),
    },
  };
}

/**
 * The button above the entries: opens the bot, says that nothing was found, or asks to type more
 * slowly.
 */
export function inlineButtonView(
  state:
    | { readonly kind: 'found' }
    | { readonly kind: 'nothing'; readonly query: string; readonly payload: string | undefined }
    | { readonly kind: 'too-fast' }
    | { readonly kind: 'broken' },
  { texts }: Reader,
): InlineAnswer['button'] {
  switch (state.kind) {
    case 'found':
      return { label: texts.plain('inline.open'), payload: 'inline' };
    case 'nothing': {
      const query = clipText(cleanText(state.query), MAX_QUERY_CHARS);
      return {
        label: texts.plain('inline.nothing', { query }),
        payload: state.payload ?? 'inline',
      };
    }
    case 'too-fast':
      return { label: texts.plain('inline.tooFast'), payload: 'inline' };
    case 'broken':
      return { label: texts.plain('inline.broken'), payload: 'inline' };
  }
}

function openButtons({ story, botUsername }: InlineArticle, { texts }: Reader): readonly Button[] {
  const payload = formatPayload({ kind: 'article', id: story.id });
  if (payload === undefined || botUsername === '') return [];
  return [{ label: texts.plain('inline.read'), url: linkInto(botUsername, payload) }];
}
