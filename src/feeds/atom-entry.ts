/** Entries of Atom (RFC 4287). */
import type { parseFeed } from 'feedsmith';
import { fullestBody, present, type FeedEntry } from './feed-entry.js';

type AtomFeed = Extract<ReturnType<typeof parseFeed<string>>, { format: 'atom' }>['feed'];
type AtomEntry = NonNullable<AtomFeed['entries']>[number];
type AtomText = { readonly value?: string; readonly type?: string };

/** A text construct without a type is plain text; `html` and `xhtml` are HTML. */
export function fromAtomEntry(entry: AtomEntry, feed: AtomFeed): FeedEntry {
  const { links = [], media } = entry;
  const link = links.find(({ rel = 'alternate' }) => rel === 'alternate') ?? links[0];
  const picture = links.find(
    ({ rel, type }) => rel === 'enclosure' && /^image\//i.test(type ?? ''),
  );
  const authors = entry.authors ?? entry.source?.authors ?? feed.authors ?? [];
  return {
    guid: entry.id,
    link: link?.href,
    title: asHtml(entry.title),
    body: fullestBody(
      { kind: kindOf(entry.content), text: entry.content?.value },
      { kind: kindOf(entry.summary), text: entry.summary?.value },
      { kind: 'text', text: media?.groups?.[0]?.description?.value },
    ),
    authors: present([...authors.map(({ name }) => name), ...(entry.dc?.creators ?? [])]),
    categories: present((entry.categories ?? []).map(({ label, term }) => label ?? term)),
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    imageUrl:
      media?.thumbnails?.[0]?.url ?? media?.groups?.[0]?.thumbnails?.[0]?.url ?? picture?.href,
  };
}

/** The name of an Atom feed. */
export function atomTitle(feed: AtomFeed): string | undefined {
  return asHtml(feed.title);
}

function kindOf(text: AtomText | undefined): 'html' | 'text' {
  return /html/i.test(text?.type ?? '') ? 'html' : 'text';
}

/** Titles become HTML, so that those of all formats are treated alike. */
function asHtml(text: AtomText | undefined): string | undefined {
  if (text?.value === undefined || kindOf(text) === 'html') return text?.value;
  return text.value.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
