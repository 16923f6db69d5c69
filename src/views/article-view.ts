/** An article's card: headline, byline, summary, and where to go from it. */
import type { Article, Story } from '../domain/article.js';
import { formatCommand } from '../domain/command.js';
import type { Button, Message } from '../domain/message.js';
import { backRows, packRows, tagButton, tickedLabel } from './buttons.js';
import { cleanText, clipText, isBlank } from './clean-text.js';
import { publishedText } from './dates.js';
import { bold, escapeHtml, inlineHtml, link, safeUrl } from './html.js';
import { nameButton } from './names-view.js';
import type { Reader } from './reader.js';
import type { Texts } from './texts.js';
import { titleText } from './title-text.js';

const MAX_TITLE_CHARS = 300;
const MAX_SUMMARY_CHARS = 1_200;
const MAX_TAGS = 6;
const MAX_AUTHORS = 2;

/** Where an article and its first picture are on the web. */
export type ArticleLinks = {
  readonly url: string | undefined;
  readonly originalUrl: string | undefined;
  readonly imageUrl: string | undefined;
};

/** What a card shows. */
export type ArticleCard = {
  readonly story: Story;
  readonly summary: string;
  /** A language model wrote the summary, which the card says. */
  readonly isWrittenByModel: boolean;
  /** The command for the other length of the summary, if there is one. */
  readonly otherLength: 'read' | 'longer' | undefined;
  /** Other stories share its rare topics or passages. */
  readonly hasRelated: boolean;
  /** There is a full text to read. */
  readonly hasText: boolean;
  /** How often its text changed from version to version. */
  readonly updates: number;
  /** The tags of the article that the chat follows. */
  readonly followedTags: ReadonlySet<string>;
  /** Tags that the reader sees under another name, with that name. */
  readonly tagNames: ReadonlyMap<string, string>;
  /** The authors, one by one. */
  readonly authors: readonly string[];
  readonly links: ArticleLinks;
  /** The command that the card goes back to. */
  readonly from: string | undefined;
  /** The way back to this card. */
  readonly here: string;
  /** Buttons below all others, such as another random story. */
  readonly moreButtons?: readonly Button[];
};

/** The card of a story's newest version. */
export function articleView(card: ArticleCard, reader: Reader): Message {
  const { texts } = reader;
  const article = card.story.newest;
  const summary = escapeHtml(clipText(cleanText(card.summary), MAX_SUMMARY_CHARS));
  const mark = card.isWrittenByModel ? texts.html('article.byModel') : '';
  const versions = versionsLine(card, texts);
  const parts = [
    headlineHtml(article, card.links, texts) + bylineHtml(article, reader),
    summary === '' && !card.hasText ? texts.html('article.noText') : summary,
    mark,
    versions,
  ];
  return {
    html: parts.filter((part) => part !== '').join('\n\n'),
    buttons: cardButtons(card, texts),
    previewUrl: safeUrl(card.links.imageUrl),
  };
}

function versionsLine({ story, updates }: ArticleCard, texts: Texts): string {
  if (updates > 0) return texts.html('article.updates', { count: updates });
  return story.versionCount > 1
    ? texts.html('article.versions', { count: story.versionCount })
    : '';
}

/** The headline in bold, linked to where the article can be read now. */
export function headlineHtml(article: Article, links: ArticleLinks, texts: Texts): string {
  const title = inlineHtml(clipText(titleText(article, texts), MAX_TITLE_CHARS));
  return bold(link(title, sourceUrl(links)));
}

// `url` is the article's current address; the one where it first appeared may be dead.
function sourceUrl(links: ArticleLinks): string | undefined {
  return safeUrl(links.url) ?? safeUrl(links.originalUrl);
}

/** Author, date and section on a line of its own; empty if none is known. */
export function bylineHtml(article: Article, reader: Reader): string {
  const author = clipText(cleanText(article.author ?? ''), 80);
  const parts = [
    isBlank(author) ? '' : reader.texts.html('article.by', { author }),
    inlineHtml(publishedText(article, reader) ?? ''),
    inlineHtml(clipText(cleanText(article.category ?? ''), 40)),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `\n${parts.join(' · ')}`;
}

function cardButtons(card: ArticleCard, texts: Texts): readonly (readonly Button[])[] {
  const rows = [
    readingButtons(card, texts),
    moreButtonsOf(card, texts),
    ...packRows(tagButtons(card, texts)),
    ...packRows(nameButtons(card, texts)),
    ...packRows(card.moreButtons ?? []),
  ];
  return [...rows.filter((row) => row.length > 0), ...backRows(card.from, texts)];
}

function readingButtons({ story, here, hasText, links }: ArticleCard, texts: Texts): Button[] {
  const reading: Button[] = [];
  if (hasText) {
    const command = formatCommand({ name: 'full', args: story.newest.id, from: here });
    reading.push({ label: texts.plain('buttons.readAll'), command });
  }
  const [url, original] = [safeUrl(links.url), safeUrl(links.originalUrl)];
  const first = original ?? url;
  if (first !== undefined) reading.push({ label: texts.plain('buttons.original'), url: first });
  // If both are known, one is where it first appeared and the other an archived copy.
  if (url !== undefined && url !== first)
    reading.push({ label: texts.plain('buttons.archive'), url });
  return reading;
}

function moreButtonsOf(card: ArticleCard, texts: Texts): Button[] {
  const { story, here, updates } = card;
  const more: Button[] = [];
  if (card.otherLength !== undefined) {
    const command = formatCommand({ name: card.otherLength, args: story.id, from: card.from });
    const key = card.otherLength === 'longer' ? 'buttons.longer' : 'buttons.shorter';
    more.push({ label: texts.plain(key), command });
  }
  if (card.hasRelated) {
    const command = formatCommand({ name: 'related', args: story.id, from: here });
    more.push({ label: texts.plain('buttons.related'), command });
  }
  if (updates > 0) {
    const command = formatCommand({ name: 'changes', args: story.id, from: here });
    more.push({ label: texts.plain('buttons.changes'), command });
  }
  if (story.versionCount > 1) {
    const label = texts.plain('buttons.versions', { count: story.versionCount });
    more.push({ label, command: formatCommand({ name: 'versions', args: story.id, from: here }) });
  }
  return more;
}

function tagButtons({ story, here, followedTags, tagNames }: ArticleCard, texts: Texts): Button[] {
  return story.tags
    .filter((tag) => !isBlank(cleanText(tag)))
    .slice(0, MAX_TAGS)
    .map((tag) => {
      const shownName = tagNames.get(tag) ?? tag;
      const button = tagButton({ name: tag, shownName, from: here }, texts);
      const isChosen = followedTags.has(tag);
      return { ...button, label: tickedLabel({ label: button.label, isChosen }) };
    });
}

function nameButtons({ story, here, authors }: ArticleCard, texts: Texts): Button[] {
  const { category } = story.newest;
  return [
    ...authors.slice(0, MAX_AUTHORS).map((name) => ({ kind: 'author' as const, name })),
    ...(category === undefined ? [] : [{ kind: 'category' as const, name: category }]),
  ]
    .filter(({ name }) => !isBlank(cleanText(name)))
    .map((name) => nameButton(name, here, texts));
}
