/** The few HTML tags that Telegram accepts, made from plain text. */
import type { Span } from '../domain/body.js';
import { cleanText, isolate } from './clean-text.js';

/** Longer addresses are not linked, because Telegram drops them. */
const MAX_URL_CHARS = 2_048;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/**
 * The text as HTML, with only the four entities that Telegram decodes, and as valid UTF-8, which it
 * insists on.
 */
export function escapeHtml(text: string): string {
  return text.toWellFormed().replace(/[&<>"]/g, (char) => ESCAPES[char] ?? char);
}

/** A stranger's words within a line of ours: harmless, escaped, and keeping their own direction. */
export function inlineHtml(text: string): string {
  return escapeHtml(isolate(cleanText(text)));
}

/** The html in bold. */
export function bold(html: string): string {
  return `<b>${html}</b>`;
}

/** The html as a link, or unchanged if Telegram would not open the address. */
export function link(html: string, url: string | undefined): string {
  const address = safeUrl(url);
  return address === undefined ? html : `<a href="${escapeHtml(address)}">${html}</a>`;
}

/**
 * The address in the form that Telegram accepts: http(s), a dot in the host, no control characters;
 * `undefined` for any other.
 */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined || url.length > MAX_URL_CHARS) return undefined;
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  if (!/^https?:$/.test(parsed.protocol)) return undefined;
  if (!/^[^.\s]+(?:\.[^.\s]+)+$/.test(parsed.hostname)) return undefined;
  if (parsed.username !== '' || parsed.password !== '') return undefined;
  return parsed.href.length > MAX_URL_CHARS ? undefined : parsed.href;
}

/** Spans as HTML; the styles of neighbours never overlap. */
export function spansHtml(spans: readonly Span[]): string {
  return spans.map(spanHtml).join('');
}

function spanHtml(span: Span): string {
  let html = escapeHtml(span.text);
  if (html.trim() === '') return html;
  if (span.italic === true) html = `<i>${html}</i>`;
  if (span.bold === true) html = bold(html);
  return link(html, span.href);
}
