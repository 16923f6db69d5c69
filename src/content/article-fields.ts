/** Turns front matter into the fields of an article: known keys only, of known types and sizes. */
import type { Article } from '../domain/article.js';
import { cleanLine } from './clean-line.js';
import { parseDate, type WrittenDate } from './parse-date.js';

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
  readonly isDraft: boolean;
};

/** A field that was left out; `message` is one sentence for its author. */
export type FieldWarning = { readonly reason: 'bad-date' | 'wrong-type'; readonly message: string };

/** UTF-16 units of a title, wherever it comes from. */
export const MAX_TITLE_CHARS = 300;
const MAX_TAG_CHARS = 64;
const MAX_TAGS = 32;
const MAX_NAME_CHARS = 100;
const MAX_DESCRIPTION_CHARS = 1_000;
/** Telegram's clients never open longer addresses. */
const MAX_URL_CHARS = 8_192;

/** Reads every known key leniently; a value of the wrong type is left out and reported. */
export function parseArticleFields(
  fields: Readonly<Record<string, unknown>>,
  timeZone: string,
): { fields: ArticleFields; warnings: FieldWarning[] } {
  const warnings: FieldWarning[] = [];
  const text = (keys: readonly string[], maxChars: number) =>
    readText(fields, { keys, maxChars }, warnings);
  const date = (keys: readonly string[]) => readDate(fields, { keys, timeZone }, warnings);
  const published = date(['date', 'published', 'publishDate']);
  const updated = date(['last_updated', 'lastmod', 'updated', 'modified']);
  const category = readNames(fields, ['category', 'categories'], warnings)[0];
  return {
    fields: {
      title: text(['title'], MAX_TITLE_CHARS),
      publishedAt: published?.at,
      day: published?.day,
      hasTime: published?.hasTime ?? false,
      updatedAt: updated?.at,
      author: joinNames(readNames(fields, ['author', 'authors'], warnings)),
      category,
      tags: readNames(fields, ['tags', 'tag', 'keywords'], warnings).slice(0, MAX_TAGS),
      url: readUrl(fields, ['url', 'canonical', 'link']),
      originalUrl: readUrl(fields, ['original_url']),
      imageUrl: readUrl(fields, ['image', 'cover', 'thumbnail', 'featured_image', 'og_image']),
      description: text(['description', 'summary', 'excerpt'], MAX_DESCRIPTION_CHARS),
      slug: text(['slug'], MAX_NAME_CHARS),
      isDraft: /^(true|yes)$/i.test(scalarText(fields['draft']) ?? ''),
    },
    warnings,
  };
}

function readText(
  fields: Readonly<Record<string, unknown>>,
  { keys, maxChars }: { readonly keys: readonly string[]; readonly maxChars: number },
  warnings: FieldWarning[],
): string | undefined {
  const found = firstOf(fields, keys);
  if (found === undefined) return undefined;
  const value = scalarText(found.value);
  if (value === undefined) {
    warnings.push({
      reason: 'wrong-type',
      message: `"${found.key}" is not a text and is left out`,
    });
    return undefined;
  }
  const line = cleanLine(value, maxChars);
  return line === '' ? undefined : line;
}

/** Tags, categories and authors: a list, or one text with commas. Each name once. */
function readNames(
  fields: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  warnings: FieldWarning[],
): string[] {
  const names = new Set<string>();
  for (const key of keys) {
    const value = fields[key];
    if (value === undefined || value === null) continue;
    const list = Array.isArray(value) ? (value as unknown[]) : splitNames(value);
    for (const entry of list.slice(0, MAX_TAGS * 4)) {
      const name = nameOf(entry);
      if (name === undefined) {
        warnings.push({
          reason: 'wrong-type',
          message: `"${key}" holds something that is not a text; it is left out`,
        });
        break;
      }
      const clean = cleanLine(name, MAX_TAG_CHARS).replace(/^#+\s*/, '');
      if (clean !== '') names.add(clean);
    }
  }
  return [...names];
}

function splitNames(value: unknown): unknown[] {
  return typeof value === 'string' ? value.split(/[,，、;；]/) : [value];
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null && 'name' in value) return scalarText(value.name);
  return scalarText(value);
}

function joinNames(names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : cleanLine(names.join('、'), MAX_NAME_CHARS);
}

function readUrl(
  fields: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): string | undefined {
  const value = firstOf(fields, keys)?.value;
  if (typeof value !== 'string' || value.length > MAX_URL_CHARS || !URL.canParse(value))
    return undefined;
  const url = new URL(value);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

function readDate(
  fields: Readonly<Record<string, unknown>>,
  { keys, timeZone }: { readonly keys: readonly string[]; readonly timeZone: string },
  warnings: FieldWarning[],
): WrittenDate | undefined {
  const found = firstOf(fields, keys);
  if (found === undefined) return undefined;
  const written =
    found.value instanceof Date ? found.value.toISOString() : scalarText(found.value)?.trim();
  if (written === '') return undefined;
  const date = written === undefined ? undefined : parseDate(written, timeZone);
  if (date !== undefined) return date;
  const shown = cleanLine(written ?? 'a list', 40);
  warnings.push({
    reason: 'bad-date',
    message: `"${found.key}" is no date: "${shown}"; write YYYY-MM-DD, with HH:MM if you like`,
  });
  return undefined;
}

function firstOf(
  fields: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): { key: string; value: unknown } | undefined {
  for (const key of keys) {
    const value = fields[key];
    if (value !== undefined && value !== null && value !== '') return { key, value };
  }
  return undefined;
}

function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}
