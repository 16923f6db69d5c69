/** A feed that the newsroom reads, and what feeds.yaml may say about feeds. */
import { z } from 'zod';
import { shortHash } from '../domain/short-hash.js';
import { slugOf } from './slug.js';

/** One feed, and what to add to its articles. */
export type FeedSource = {
  readonly url: string;
  /** What people call it; `undefined`: what the feed calls itself. */
  readonly title: string | undefined;
  /** The category for all its articles. */
  readonly category: string | undefined;
  /** Tags for all its articles, in addition to those of each entry. */
  readonly tags: readonly string[];
  readonly everyMinutes: number;
  /** Where its articles go, relative to the content folder, with `/`. */
  readonly folder: string;
};

/** An http(s) address without credentials, which would end up in logs and OPML. */
export function isFeedUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '';
}

/**
 * A folder inside the content folder that the scan reads: it leads nowhere else and is not hidden.
 */
export function isInnerFolder(path: string): boolean {
  return path
    .split('/')
    .every(
      (name) => /^[^.\\\x00-\x1F][^\\\x00-\x1F]{0,99}$/u.test(name) && name !== 'node_modules',
    );
}

const minutes = z.int('a whole number of minutes').min(1).max(10_080);
const folder = z.string().refine(isInnerFolder, 'is not a folder inside CONTENT_DIR');

/** Validates feeds.yaml. */
export const feedRulesSchema = z.strictObject({
  /** The parent of the feeds' own folders, relative to the content folder. */
  folder: folder.default('feeds'),
  everyMinutes: minutes.default(30),
  feeds: z
    .array(
      z.strictObject({
        url: z.string().refine(isFeedUrl, 'is not an http(s) address without a user name'),
        title: z.string().optional(),
        category: z.string().optional(),
        tags: z.array(z.string()).default([]),
        everyMinutes: minutes.optional(),
        folder: folder.optional(),
      }),
    )
    .nullable()
    .default([]),
});

/** The contents of feeds.yaml. */
export type FeedRules = z.infer<typeof feedRulesSchema>;

/** Equal for all spellings of a feed's address: with http or https, with or without a final `/`. */
export function feedKey(url: string): string {
  return shortHash(url.replace(/^https?:/, '').replace(/\/$/, ''), 12);
}

/** The feeds of feeds.yaml, with defaults filled in. */
export function listedFeeds(rules: FeedRules): readonly FeedSource[] {
  return (rules.feeds ?? []).map((feed) => ({
    url: feed.url,
    title: feed.title,
    category: feed.category,
    tags: feed.tags,
    everyMinutes: feed.everyMinutes ?? rules.everyMinutes,
    folder: feed.folder ?? feedFolder(rules, feed.url, feed.title),
  }));
}

/** A folder for one feed, named after it and made unique by its address. */
export function feedFolder(rules: FeedRules, url: string, title: string | undefined): string {
  const name = slugOf(title ?? new URL(url).hostname.replace(/^www\./, ''));
  return `${rules.folder}/${[
    name,
    feedKey(url)
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, 6),
  ]
    .filter((part) => part !== '')
    .join('-')}`;
}
