/** Entries of JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
import type { parseFeed } from 'feedsmith';
import { fullestBody, present, type FeedEntry } from './feed-entry.js';

type JsonFeed = Extract<ReturnType<typeof parseFeed<string>>, { format: 'json' }>['feed'];
type JsonItem = NonNullable<JsonFeed['items']>[number];

/** Titles in JSON Feed are plain text. */
export function fromJsonItem(item: JsonItem, feed: JsonFeed): FeedEntry {
  return {
    guid: item.id,
    link: item.url ?? item.external_url,
    title: item.title?.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    body: fullestBody(
      { kind: 'html', text: item.content_html },
      { kind: 'text', text: item.content_text },
      { kind: 'text', text: item.summary },
    ),
    authors: present((item.authors ?? feed.authors ?? []).map(({ name }) => name)),
    categories: present(item.tags ?? []),
    published: item.date_published,
    updated: item.date_modified,
    imageUrl: item.image ?? item.banner_image,
  };
}
