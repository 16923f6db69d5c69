/** Reads fields of front matter as text, names, addresses or dates, and reports invalid values. */
import { cleanLine } from './clean-line.js';
import { firstField, scalarText, type PlainFields } from './front-matter-keys.js';
import { parseDate, type WrittenDate } from './parse-date.js';
import { completeAddress } from './site-address.js';

/** Why a field was left out; `message` is one sentence for its author. */
export type FieldWarning = {
  readonly reason: 'bad-date' | 'wrong-type' | 'wrong-address';
  readonly message: string;
};

/** The fields to read, and the list that collects what is wrong with them. */
export type FieldSource = {
  readonly fields: PlainFields;
  readonly warnings: FieldWarning[];
  /** Completes addresses that begin with `/`. */
  readonly siteUrl: string | undefined;
};

const MAX_NAME_CHARS = 64;
/** Longer lists are cut. */
const MAX_ENTRIES = 128;
/** Telegram's clients never open longer addresses. */
const MAX_URL_CHARS = 8_192;

/** The first of these fields as one line of at most `maxChars`; `undefined` when none has text. */
export function readText(
  { fields, warnings }: FieldSource,
  names: readonly string[],
  maxChars: number,
): string | undefined {
  const found = firstField(fields, names);
  if (found === undefined) return undefined;
  const value = scalarText(found.value);
  if (value === undefined) {
    const message = `"${found.key}" is not a text and is left out`;
    warnings.push({ reason: 'wrong-type', message });
    return undefined;
  }
  const line = cleanLine(value, maxChars);
  return line === '' ? undefined : line;
}

/** The names in all these fields, each a list or one text with commas. Each name once. */
export function readNames({ fields, warnings }: FieldSource, names: readonly string[]): string[] {
  const found = new Set<string>();
  for (const name of names) {
    const field = fields.get(name);
    if (field === undefined) continue;
    const { key, value } = field;
    const list = Array.isArray(value) ? (value as unknown[]) : splitNames(value);
    for (const entry of list.slice(0, MAX_ENTRIES)) {
      const text = nameOf(entry);
      if (text === undefined) {
        const message = `"${key}" holds something that is not a text; it is left out`;
        warnings.push({ reason: 'wrong-type', message });
        break;
      }
      const clean = withoutMarks(cleanLine(text, MAX_NAME_CHARS));
      if (clean !== '') found.add(clean);
    }
  }
  return [...found];
}

/**
 * The first of these fields that is an http(s) address, or a picture with one; reports what was
 * meant as an address and is not one.
 */
export function readUrl(
  { fields, warnings, siteUrl }: FieldSource,
  names: readonly string[],
): string | undefined {
  for (const name of names) {
    const field = fields.get(name);
    const written = addressOf(field?.value);
    if (field === undefined || typeof written !== 'string') continue;
    const url = httpAddress(completeAddress(written.trim(), siteUrl));
    if (url !== undefined) return url;
    if (!/^(?:www\.|[a-z][a-z0-9+.-]*:)/i.test(written)) continue;
    const message = `"${field.key}" is not an http(s) address: "${cleanLine(written, 40)}"; it is left out`;
    warnings.push({ reason: 'wrong-address', message });
  }
  return undefined;
}

/** The first of these fields as a date, skipping those that say yes or no; reports invalid dates. */
export function readDate(
  { fields, warnings }: FieldSource,
  names: readonly string[],
  timeZone: string,
): WrittenDate | undefined {
  // Jekyll's `published: true` is not a date.
  const dated = names.filter((name) => !isYesOrNo(fields.get(name)?.value));
  const found = firstField(fields, dated);
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

/** `undefined` also for a pattern of Jekyll's, such as `/:year/:title/`. */
function httpAddress(text: string): string | undefined {
  if (text.length > MAX_URL_CHARS || /\/:[a-z]/.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

function isYesOrNo(value: unknown): boolean {
  return /^(?:true|false|yes|no|on|off)$/i.test(scalarText(value) ?? '');
}

function splitNames(value: unknown): unknown[] {
  return typeof value === 'string' ? value.split(/[,，、;；]/) : [value];
}

function nameOf(value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null && 'name' in value) return scalarText(value.name);
  return scalarText(value);
}

/** A name without the `#` of a tag or the brackets of a wiki link: `#sea`, `[[Ann|A. Smith]]`. */
function withoutMarks(name: string): string {
  const linked = /^\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]$/.exec(name)?.[1];
  return (linked ?? name).replace(/^#+\s*/, '').trim();
}

/** Astro writes a picture as `{ url, alt }`, Hugo themes as `{ image, alt }`. */
function addressOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { url, src, image } = value as { url?: unknown; src?: unknown; image?: unknown };
  return url ?? src ?? image;
}
