/** Entries of RSS 2.0, 1.0 and 0.9x. */
import type { parseFeed } from 'feedsmith';
import { fullestBody, present, type FeedEntry } from './feed-entry.js';

type Parsed = ReturnType<typeof parseFeed<string>>;
type RssFeed = Extract<Parsed, { format: 'rss' }>['feed'];
type RdfFeed = Extract<Parsed, { format: 'rdf' }>['feed'];
type RssItem = NonNullable<RssFeed['items']>[number];
type RdfItem = NonNullable<RdfFeed['items']>[number];

/** `<content:encoded>` is the whole article, `<description>` often its beginning. */
export function fromRssItem(item: RssItem): FeedEntry {
  const { guid, dc, media } = item;
  const isGuidLink = guid?.isPermaLink !== false && /^https?:/i.test(guid?.value ?? '');
  return {
    guid: guid?.value,
    link: item.link ?? linkOf(item.atom?.links) ?? (isGuidLink ? guid?.value : undefined),
    title: item.title ?? dc?.titles?.[0],
    body: bodyOf(item),
    authors: present([
      ...(item.authors ?? []).map(({ name, email }) => name ?? email),
      ...(dc?.creators ?? []),
    ]),
    categories: present([
      ...(item.categories ?? []).map(({ name }) => name),
      ...(dc?.subjects ?? []),
    ]),
    published: item.pubDate ?? dc?.dates?.[0] ?? item.atom?.published,
    updated: item.atom?.updated,
    imageUrl: pictureOf(media) ?? item.enclosures?.find(({ type }) => isPicture(type))?.url,
  };
}

/** RSS 1.0 takes its dates and authors from Dublin Core. */
export function fromRdfItem(item: RdfItem): FeedEntry {
  const { dc, media, rdf } = item;
  return {
    guid: rdf?.about ?? dc?.identifiers?.[0],
    link: item.link,
    title: item.title ?? dc?.titles?.[0],
    body: bodyOf(item),
    authors: present(dc?.creators ?? []),
    categories: present(dc?.subjects ?? []),
    published: dc?.dates?.[0],
    updated: undefined,
    imageUrl: pictureOf(media),
  };
}

function bodyOf({ content, description, dc }: RssItem | RdfItem) {
  return fullestBody(
    { kind: 'html', text: content?.encoded },
    { kind: 'html', text: description },
    { kind: 'html', text: dc?.descriptions?.[0] },
  );
}

function linkOf(links: readonly { href?: string; rel?: string }[] | undefined): string | undefined {
  return links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href;
}

function pictureOf(media: RssItem['media']): string | undefined {
  const groups = [media, ...(media?.groups ?? [])];
  for (const group of groups) {
    const picture = group?.contents?.find(
      ({ medium, type }) => medium === 'image' || isPicture(type),
    );
    const url = picture?.url ?? group?.thumbnails?.[0]?.url;
    if (url !== undefined) return url;
  }
  return undefined;
}

function isPicture(type: string | undefined): boolean {
  return /^image\//i.test(type ?? '');
}
