/** Links into the bot: `https://t.me/<bot>?start=<payload>` (https://core.telegram.org/bots/features#deep-linking). */
import type { LocalDay } from './clock.js';

/** What a link opens. */
export type DeepLink =
  | { readonly kind: 'article'; readonly id: string }
  | { readonly kind: 'tag'; readonly id: string }
  | { readonly kind: 'search'; readonly query: string }
  /** A search whose words are too long for a link and are kept under this key. */
  | { readonly kind: 'kept-search'; readonly key: string }
  | { readonly kind: 'day'; readonly day: LocalDay };

/** Telegram takes 1–64 of `[A-Za-z0-9_-]`. */
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;
/** No UTF-8 text begins with the bits that this character stands for in base64url. */
const KEPT_MARK = '-';

/** The payload of a link; `undefined`: it is too long, so its words must be stored. */
export function formatPayload(link: DeepLink): string | undefined {
  const payload = rawPayload(link);
  return PAYLOAD.test(payload) ? payload : undefined;
}

/** What a payload opens; `undefined`: it is not one of ours. */
export function parsePayload(payload: string): DeepLink | undefined {
  if (!PAYLOAD.test(payload)) return undefined;
  const [, kind, rest = ''] = /^([atsd])_(.+)$/.exec(payload) ?? [];
  switch (kind) {
    case 'a':
      return { kind: 'article', id: rest };
    case 't':
      return { kind: 'tag', id: rest };
    case 'd':
      return parseDay(rest);
    case 's':
      return rest.startsWith(KEPT_MARK)
        ? { kind: 'kept-search', key: rest.slice(KEPT_MARK.length) }
        : { kind: 'search', query: Buffer.from(rest, 'base64url').toString('utf8') };
    default:
      return undefined;
  }
}

/** The address that opens the bot with a payload. */
export function linkInto(botUsername: string, payload: string): string {
  return `https://t.me/${botUsername}?start=${payload}`;
}

function rawPayload(link: DeepLink): string {
  switch (link.kind) {
    case 'article':
      return `a_${link.id}`;
    case 'tag':
      return `t_${link.id}`;
    case 'day':
      return `d_${link.day.replaceAll('-', '')}`;
    case 'kept-search':
      return `s_${KEPT_MARK}${link.key}`;
    case 'search':
      return `s_${Buffer.from(link.query.toWellFormed()).toString('base64url')}`;
  }
}

function parseDay(digits: string): DeepLink | undefined {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(digits) ?? [];
  return year === undefined || month === undefined || day === undefined
    ? undefined
    : { kind: 'day', day: `${year}-${month}-${day}` };
}
