/**
 * Lists of feeds in the format that feed readers exchange: OPML 2.0 (http://opml.org/spec2.opml).
 */
import { generateOpml, parseOpml } from 'feedsmith';
import { isFeedUrl } from './feed-source.js';

/** A feed in a list. */
export type OpmlFeed = {
  readonly url: string;
  readonly title: string | undefined;
  /** The folder that contains it. */
  readonly category: string | undefined;
  readonly tags: readonly string[];
};

/**
 * The feeds of a list, each once, and addresses that are not feeds. `fault`: it is not OPML. Never
 * throws.
 */
export function readOpml(
  text: string,
): { feeds: readonly OpmlFeed[]; refused: readonly string[] } | { fault: string } {
  let outlines: readonly Outline[];
  try {
    outlines = parseOpml(text).body?.outlines ?? [];
  } catch {
    return { fault: 'is no OPML file' };
  }
  const feeds = new Map<string, OpmlFeed>();
  const refused: string[] = [];
  for (const [outline, category] of flatten(outlines, undefined)) {
    const url = outline.xmlUrl?.trim() ?? '';
    if (!isFeedUrl(url)) refused.push(url.slice(0, 200));
    else if (!feeds.has(url))
      feeds.set(url, {
        url,
        title: clean(outline.title ?? outline.text),
        category,
        tags: (outline.category ?? '')
          .split(',')
          .map((tag) => tag.trim().replace(/^\//, ''))
          .filter((tag) => tag !== ''),
      });
  }
  return { feeds: [...feeds.values()], refused };
}

const EMPTY_LIST =
  '<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n  <head>\n    <title>paperboy</title>\n  </head>\n  <body/>\n</opml>\n';

/** A list that `readOpml` and other programs can read: one folder for each category. */
export function writeOpml(feeds: readonly OpmlFeed[]): string {
  // feedsmith throws on an empty list.
  if (feeds.length === 0) return EMPTY_LIST;
  const folders = new Map<string | undefined, Outline[]>();
  for (const feed of feeds) {
    const outline = {
      text: feed.title ?? feed.url,
      title: feed.title ?? feed.url,
      type: 'rss',
      xmlUrl: feed.url,
      ...(feed.tags.length > 0 && { category: feed.tags.join(',') }),
    };
    const folder = folders.get(feed.category);
    if (folder === undefined) folders.set(feed.category, [outline]);
    else folder.push(outline);
  }
  const outlines = [...folders].flatMap(([category, inside]) =>
    category === undefined ? inside : [{ text: category, title: category, outlines: inside }],
  );
  return generateOpml({ head: { title: 'paperboy' }, body: { outlines } });
}

type Outline = {
  readonly text?: string;
  readonly title?: string;
  readonly xmlUrl?: string;
  readonly category?: string;
  readonly outlines?: Outline[];
};

/** Every outline with an address, and the folder around it. */
function* flatten(
  outlines: readonly Outline[],
  folder: string | undefined,
): Generator<[Outline, string | undefined]> {
  for (const outline of outlines) {
    if (outline.xmlUrl !== undefined) yield [outline, folder];
    yield* flatten(outline.outlines ?? [], clean(outline.text ?? outline.title) ?? folder);
  }
}

function clean(text: string | undefined): string | undefined {
  const line = text
    ?.toWellFormed()
    .replace(/[\x00-\x1F\x7F]+/g, ' ')
    .trim()
    .slice(0, 64);
  return line === '' ? undefined : line;
}
