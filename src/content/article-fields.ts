/** Turns front matter into the fields of an article: known keys only, of known types and sizes. */
import type { Article } from '../domain/article.js';
import { cleanLine } from './clean-line.js';
import { readDate, readNames, readText, readUrl, type FieldWarning } from './field-values.js';
import { plainFields } from './front-matter-keys.js';
import { unpublishedBy } from './publication.js';

/** What front matter says of an article, whatever site generator wrote it. */
export type ArticleFields = Pick<
  Article,
  'publishedAt' | 'day' | 'hasTime' | 'updatedAt' | 'author' | 'category' | 'tags'
> & {
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly originalUrl: string | undefined;
  readonly imageUrl: string | undefined;
  readonly description: string | undefined;
  /** A name that the author chose for the page; unlike the path, it survives renaming the file. */
  readonly slug: string | undefined;
  /** The field that hides the article, as written; `undefined` when it is published. */
  readonly unpublishedBy: string | undefined;
};

/** UTF-16 units of a title, wherever it comes from. */
export const MAX_TITLE_CHARS = 300;
const MAX_TAGS = 32;
const MAX_NAME_CHARS = 100;
const MAX_DESCRIPTION_CHARS = 1_000;

/**
 * Plain names, as `plainFields` makes them. Of several fields with one meaning the first counts; lists
 * of names are joined.
 */
const NAMES = {
  title: ['title'],
  published: [
    ...['date', 'published', 'publishdate', 'pubdate', 'datepublished', 'publishedat'],
    // When a note was begun, where nothing better is known.
    ...['created', 'createdat', 'datecreated'],
  ],
  updated: [
    ...['lastupdated', 'lastmod', 'updated', 'modified', 'lastmodified', 'lastmodifiedat'],
    ...['updateddate', 'updatedat', 'dateupdated'],
  ],
  author: ['author', 'authors'],
  category: ['category', 'categories'],
  tags: ['tags', 'tag', 'keywords'],
  url: ['url', 'canonical', 'canonicalurl', 'link', 'permalink'],
  originalUrl: ['originalurl'],
  image: [
    ...['image', 'cover', 'thumbnail', 'featuredimage', 'featureimage', 'ogimage', 'heroimage'],
  ],
  description: ['description', 'summary', 'excerpt', 'customexcerpt'],
  slug: ['slug'],
} as const;

/** Reads every known key leniently; a value of the wrong type is left out and reported. */
export function parseArticleFields(
  written: Readonly<Record<string, unknown>>,
  { timeZone, siteUrl }: { readonly timeZone: string; readonly siteUrl?: string | undefined },
): { fields: ArticleFields; warnings: FieldWarning[] } {
  const warnings: FieldWarning[] = [];
  const fields = plainFields(written);
  const source = { fields, warnings, siteUrl };
  const published = readDate(source, NAMES.published, timeZone);
  const updated = readDate(source, NAMES.updated, timeZone);
  const authors = readNames(source, NAMES.author);
  return {
    fields: {
      title: readText(source, NAMES.title, MAX_TITLE_CHARS),
      publishedAt: published?.at,
      day: published?.day,
      hasTime: published?.hasTime ?? false,
      updatedAt: updated?.at,
      author: authors.length === 0 ? undefined : cleanLine(authors.join('、'), MAX_NAME_CHARS),
      category: readNames(source, NAMES.category)[0],
      tags: readNames(source, NAMES.tags).slice(0, MAX_TAGS),
      url: readUrl(source, NAMES.url),
      originalUrl: readUrl(source, NAMES.originalUrl),
      imageUrl: readUrl(source, NAMES.image),
      description: readText(source, NAMES.description, MAX_DESCRIPTION_CHARS),
      slug: readText(source, NAMES.slug, MAX_NAME_CHARS),
      unpublishedBy: unpublishedBy(fields),
    },
    warnings,
  };
}
