/** Reads a feed of any format into articles. */
import { parseFeed } from 'feedsmith';
import { atomTitle, fromAtomEntry } from './atom-entry.js';
import { decodeText } from './decode-text.js';
import type { FeedEntry } from './feed-entry.js';
import { htmlToMarkdown, htmlToText, textToMarkdown } from './html-to-markdown.js';
import { fromJsonItem } from './json-entry.js';
import { fromRdfItem, fromRssItem } from './rss-entry.js';

/** A feed as the server sent it; plain values, so that it can be sent between threads. */
export type FeedAnswer = {
  readonly bytes: Uint8Array;
  readonly contentType: string | undefined;
  readonly url: string;
};

/** An entry with Markdown and plain texts; addresses are absolute and http(s). */
export type FeedArticle = Omit<FeedEntry, 'title' | 'body'> & {
  readonly title: string;
  readonly markdown: string;
};

/** A feed that was read; `title` is what it calls itself. */
export type FeedDocument = {
  readonly title: string | undefined;
  readonly articles: readonly FeedArticle[];
};

/** Reads answers, in whatever thread; never rejects. */
export type FeedReader = (answer: FeedAnswer) => Promise<FeedDocument | { readonly fault: string }>;

/** The first entries of a feed are the newest; anything further down was read long ago. */
const MAX_ENTRIES = 300;

/** The feed's articles, or a clause saying why it is not a feed. Never throws. */
export function readFeed(answer: FeedAnswer): FeedDocument | { readonly fault: string } {
  try {
    const { title, entries } = parse(decodeText(answer.bytes, answer.contentType));
    return {
      title: title === undefined ? undefined : htmlToText(title),
      articles: entries.map((entry) => toArticle(entry, answer.url)),
    };
  } catch (error) {
    const isNone = error instanceof Error && error.name === 'DetectError';
    return { fault: isNone ? 'is not a feed (RSS, Atom or JSON Feed)' : 'is a broken feed' };
  }
}

function parse(text: string): { title: string | undefined; entries: readonly FeedEntry[] } {
  const parsed = parseFeed(text, { maxItems: MAX_ENTRIES });
  switch (parsed.format) {
    case 'rss':
      return { title: parsed.feed.title, entries: (parsed.feed.items ?? []).map(fromRssItem) };
    case 'rdf':
      return { title: parsed.feed.title, entries: (parsed.feed.items ?? []).map(fromRdfItem) };
    case 'atom':
      return {
        title: atomTitle(parsed.feed),
        entries: (parsed.feed.entries ?? []).map((entry) => fromAtomEntry(entry, parsed.feed)),
      };
    case 'json':
      return {
        title: parsed.feed.title,
        entries: (parsed.feed.items ?? []).map((item) => fromJsonItem(item, parsed.feed)),
      };
  }
}

function toArticle({ title, body, ...entry }: FeedEntry, feedUrl: string): FeedArticle {
  const link = completeUrl(entry.link, feedUrl);
  return {
    ...entry,
    link,
    title: htmlToText(title ?? ''),
    markdown: body === undefined ? '' : bodyMarkdown(body, link ?? feedUrl),
    imageUrl: completeUrl(entry.imageUrl, link ?? feedUrl),
  };
}

/** Feeds often declare plain text as HTML: if it has no tags, its line breaks count. */
function bodyMarkdown({ kind, text }: NonNullable<FeedEntry['body']>, baseUrl: string): string {
  return kind === 'html' && /[<&]/.test(text)
    ? htmlToMarkdown(text, baseUrl)
    : textToMarkdown(text);
}

function completeUrl(address: string | undefined, base: string): string | undefined {
  if (address === undefined || !URL.canParse(address, base)) return undefined;
  const { href, protocol } = new URL(address, base);
  return /^https?:$/.test(protocol) && href.length <= 2_000 ? href : undefined;
}
