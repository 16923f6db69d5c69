/** Writes a feed's entry as a Markdown file with front matter. */
import type { Instant } from '../domain/clock.js';
import { shortHash } from '../domain/short-hash.js';
import { parseFeedDate, writeDate } from './feed-date.js';
import { feedKey, type FeedSource } from './feed-source.js';
import type { FeedArticle } from './read-feed.js';
import { slugOf } from './slug.js';

/** The feed of an entry, and how dates are written. */
export type FileSetting = {
  readonly source: FeedSource;
  /** The feed's name. */
  readonly feedTitle: string;
  readonly timeZone: string;
  readonly now: Instant;
};

/** Below the megabyte that an article may have. */
const MAX_BODY_BYTES = 900_000;
const MAX_TITLE_CHARS = 280;
const MAX_TAG_CHARS = 64;
const MAX_TAGS = 32;
const MAX_NAMES_CHARS = 100;
/** A feed whose clock is further ahead would keep its entries on top for that long. */
const MAX_AHEAD_MS = 24 * 3_600_000;

/**
 * An id for an entry that stays the same: it is part of the file's name, by which the file is found
 * again.
 */
export function entryId(source: FeedSource, identity: string): string {
  return shortHash(`${feedKey(source.url)} ${identity}`, 16).replace(/[^A-Za-z0-9]/g, '0');
}

/** `2026-11-23-title-of-the-article-<id>.md`. */
export function fileName(article: FeedArticle, id: string, setting: FileSetting): string {
  const day = writeDate(statedAt(article, setting) ?? setting.now, setting.timeZone).slice(0, 10);
  return `${[day, slugOf(titleOf(article)), id].filter((part) => part !== '').join('-')}.md`;
}

/**
 * The text of the file. Each value is one line of JSON, which is also YAML: nothing in it can end
 * the front matter, run code or refer to anything. `date`: the date already in the file, for when
 * the feed gives no plausible one.
 */
export function fileText(
  article: FeedArticle,
  setting: FileSetting,
  date: string | undefined,
): string {
  const { source, feedTitle, timeZone, now } = setting;
  const updated = parseFeedDate(article.updated, timeZone);
  const stated = statedAt(article, setting);
  const published = stated ?? now;
  const fields: [string, string | readonly string[] | undefined][] = [
    ['title', line(titleOf(article), MAX_TITLE_CHARS)],
    [
      'date',
      stated === undefined ? (date ?? writeDate(now, timeZone)) : writeDate(stated, timeZone),
    ],
    [
      'last_updated',
      updated === undefined || updated <= published || updated > now + MAX_AHEAD_MS
        ? undefined
        : writeDate(updated, timeZone),
    ],
    ['author', line(article.authors.join('、'), MAX_NAMES_CHARS)],
    ['category', line(source.category ?? '', MAX_TAG_CHARS)],
    ['tags', tagsOf(article, source)],
    ['url', article.link],
    ['image', article.imageUrl],
    ['feed', line(feedTitle, MAX_NAMES_CHARS)],
  ];
  const head = fields.flatMap(([name, value]) =>
    value === undefined || value.length === 0 ? [] : [`${name}: ${JSON.stringify(value)}`],
  );
  const text = `${head.join('\n')}\n---\n\n${bodyOf(article)}\n`;
  return `---\n${CHECKSUM}: "${shortHash(text, 16)}"\n${text}`;
}

const CHECKSUM = 'feed_checksum';

/** Whether the file is still as it was written here. */
export function isUntouched(text: string): boolean {
  const [, checksum, rest = ''] = /^---\nfeed_checksum: "([\w-]+)"\n([^]*)$/.exec(text) ?? [];
  return checksum !== undefined && checksum === shortHash(rest, 16);
}

/** The date in a file written here. */
export function dateIn(text: string): string | undefined {
  return /^date: "([^"\n]+)"$/m.exec(text.slice(0, 16_384))?.[1];
}

/** `undefined`: the feed gives no date, or an impossible one. */
function statedAt(article: FeedArticle, { timeZone, now }: FileSetting): Instant | undefined {
  const at = parseFeedDate(article.published, timeZone);
  return at === undefined || at > now + MAX_AHEAD_MS ? undefined : at;
}

function titleOf({ title, markdown }: FeedArticle): string {
  if (title !== '') return title;
  const first = markdown.replace(/!\[[^\]]*\]\([^)]*\)|[#>*_[\]\\]/g, ' ').trim();
  return line(first.split('\n', 1)[0] ?? '', 80) || 'Untitled';
}

function tagsOf({ categories }: FeedArticle, { tags }: FeedSource): readonly string[] {
  const names = [...tags, ...categories].map((name) => line(name, MAX_TAG_CHARS));
  return [...new Set(names.filter((name) => name !== ''))].slice(0, MAX_TAGS);
}

/** The picture opens the article unless the text contains one already. */
function bodyOf({ markdown, imageUrl }: FeedArticle): string {
  const picture =
    imageUrl === undefined || markdown.includes('![')
      ? ''
      : `![](${imageUrl.replace(/[()]/g, encodeURIComponent)})\n\n`;
  const body = `${picture}${markdown.toWellFormed().replaceAll('\0', '').trim()}`;
  if (Buffer.byteLength(body) <= MAX_BODY_BYTES) return body;
  const cut = Buffer.from(body)
    .subarray(0, MAX_BODY_BYTES)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
  return `${cut.slice(0, Math.max(cut.lastIndexOf('\n\n'), cut.length - 10_000))}\n\n…`;
}

/** One line without control characters, at most `most` UTF-16 units. */
function line(text: string, most: number): string {
  return text
    .toWellFormed()
    .replace(/[\x00-\x1F\x7F-\x9F\u2028\u2029\uFEFF]+/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
}
