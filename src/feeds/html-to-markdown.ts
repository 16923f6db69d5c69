/**
 * Turns an entry's HTML into Markdown that contains nothing executable and no hidden tricks, only
 * text.
 */
import TurndownService from 'turndown';

/** Longer HTML is cut: a whole book in one entry would occupy the thread for seconds. */
const MAX_HTML_CHARS = 400_000;
/** With deeper nesting, turndown runs out of stack after half a minute. */
const MAX_DEPTH = 300;

/** A piece of HTML as Markdown; relative addresses are resolved against `baseUrl`. Never throws. */
export function htmlToMarkdown(html: string, baseUrl: string): string {
  const bounded = html.toWellFormed().slice(0, MAX_HTML_CHARS);
  if (isTooDeep(bounded)) return plainMarkdown(bounded);
  try {
    return createService(baseUrl).turndown(bounded);
  } catch {
    return plainMarkdown(bounded);
  }
}

/** The words of a piece of HTML, on one line. */
export function htmlToText(html: string): string {
  const bounded = html.toWellFormed().slice(0, 10_000);
  if (!/[<&]/.test(bounded)) return oneLine(bounded);
  if (isTooDeep(bounded)) return oneLine(withoutTags(bounded));
  const service = createService('');
  service.escape = (text) => text;
  service.addRule('words', {
    filter: (node: PageElement) => node.nodeName !== 'SCRIPT' && node.nodeName !== 'STYLE',
    replacement: (content, node: PageElement) =>
      /^(P|DIV|BR|LI|TD)$/.test(node.nodeName) ? ` ${content} ` : content,
  });
  return oneLine(service.turndown(bounded));
}

/** Plain text as Markdown, keeping line breaks and showing all marks literally. */
export function textToMarkdown(text: string): string {
  const service = createService('');
  return text
    .toWellFormed()
    .slice(0, MAX_HTML_CHARS)
    .split(/\r?\n/)
    .map((line) => service.escape(line.trim()))
    .join('\n');
}

/**
 * The part of turndown's DOM that is used here, since TypeScript's browser types are not loaded.
 */
type PageElement = {
  readonly nodeName: string;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
};

function createService(baseUrl: string): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
    hr: '* * *',
    emDelimiter: '*',
  });
  const escapeMarkdown = service.escape.bind(service);
  service.escape = (text) => escapeHtml(escapeMarkdown(text));
  service.remove(REMOVED);
  service.addRule('link', {
    filter: 'a',
    replacement: (content, node: PageElement) => {
      const url = webUrl(node.getAttribute('href'), baseUrl);
      return url === undefined || content.trim() === '' ? content : `[${content}](${url})`;
    },
  });
  service.addRule('picture', {
    filter: 'img',
    replacement: (_content, node: PageElement) => pictureMarkdown(node, baseUrl, undefined),
  });
  service.addRule('figure', {
    filter: (node: PageElement) => node.nodeName === 'FIGURE' && node.querySelector('img') !== null,
    replacement: (_content, node: PageElement) => {
      const picture = node.querySelector('img');
      const caption = node.querySelector('figcaption')?.textContent;
      return picture === null ? '' : `\n\n${pictureMarkdown(picture, baseUrl, caption)}\n\n`;
    },
  });
  return service;
}

/** Turndown keeps the text of unknown tags; for these, nothing is wanted. */
const REMOVED: TurndownService.TagName[] = [
  'script',
  'style',
  'noscript',
  'iframe',
  'object',
  'embed',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'template',
  'head',
  'title',
  'link',
  'meta',
  'audio',
  'video',
  'canvas',
];

function pictureMarkdown(
  picture: PageElement,
  baseUrl: string,
  caption: string | null | undefined,
): string {
  const url = webUrl(picture.getAttribute('src'), baseUrl);
  // Pictures of one pixel are trackers.
  if (url === undefined || picture.getAttribute('width') === '1') return '';
  const words = oneLine(caption ?? picture.getAttribute('alt') ?? '').replace(/[[\]\\]/g, '');
  return `![${escapeHtml(words)}](${url})`;
}

/** Only http(s), with everything escaped that would end a Markdown link. */
function webUrl(address: string | null, baseUrl: string): string | undefined {
  const trimmed = address?.trim() ?? '';
  if (trimmed === '' || !URL.canParse(trimmed, baseUrl || undefined)) return undefined;
  const url = new URL(trimmed, baseUrl || undefined);
  if (!/^https?:$/.test(url.protocol) || url.href.length > 2_000) return undefined;
  return url.href.replace(/[()<>\s]/g, (char) => `%${char.charCodeAt(0).toString(16)}`);
}

/** What looks like a tag or an entity in plain text is neither. */
function escapeHtml(text: string): string {
  return text.replace(/&(?=#?\w+;)/g, '&amp;').replace(/<(?=[A-Za-z/!?])/g, '&lt;');
}

/** Counts too much where end tags are omitted; such a text merely loses its headings. */
function isTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([A-Za-z][A-Za-z0-9]*)/g)) {
    if (/^(?:br|hr|img|input|link|meta|source|wbr|p|li|td|tr|th|dd|dt|col)$/i.test(name)) continue;
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1));
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}

function plainMarkdown(html: string): string {
  return textToMarkdown(withoutTags(html));
}

function withoutTags(html: string): string {
  return html
    .replace(/<(script|style)\b[^]*?(?:<\/\1|$)/gi, ' ')
    .replace(/<\/?(?:p|div|br|li|h[1-6]|blockquote)\b[^>]*>/gi, '\n\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/\n[\s]*\n/g, '\n\n');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
