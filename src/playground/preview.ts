/** The link preview options of a call. */
import { isRecord } from './params.js';
import type { Params } from './params.js';
import { badRequest } from './refusal.js';
import type { Refusal } from './refusal.js';
import type { LinkPreview } from './telegram.js';

const FLAGS = [
  'is_disabled',
  'prefer_small_media',
  'prefer_large_media',
  'show_above_text',
] as const;

/** `undefined`: Telegram previews the first link of the text. */
export function readPreview(params: Params): LinkPreview | undefined | Refusal {
  if (params.flag('disable_web_page_preview')) return { is_disabled: true };
  if (!params.has('link_preview_options')) return undefined;
  return parsePreview(params.json('link_preview_options'));
}

/** The same for options within another object. */
export function parsePreview(options: unknown): LinkPreview | undefined | Refusal {
  if (!isRecord(options)) return badRequest('object expected as link preview options');
  const flags = FLAGS.filter((flag) => options[flag] === true).map((flag) => [flag, true] as const);
  const url = options['url'];
  if (url !== undefined && typeof url !== 'string') {
    return badRequest('field "url" must be of type String');
  }
  if (flags.length === 0 && url === undefined) return undefined;
  return { ...Object.fromEntries(flags), ...(url === undefined ? {} : { url }) };
}
