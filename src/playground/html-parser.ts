/**
 * Telegram's HTML, with the rules and the words of its own parser (tdlib/td, `parse_html`): the
 * offsets in errors count bytes, those of entities UTF-16 code units.
 */
import { checkLink, userIdOfLink } from './links.js';
import { Refusal, badRequest } from './refusal.js';
import type { Entity, FormattedText } from './telegram.js';
import { isWellFormed } from './unicode.js';

const ENTITY_OF_TAG: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  'tg-emoji': 'custom_emoji',
  'tg-time': 'date_time',
  a: 'text_link',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
};

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

type OpenTag = {
  readonly name: string;
  readonly offset: number;
  readonly argument: string;
  readonly isExpandable: boolean;
};

/** The text that is shown and its entities, or the 400 that Telegram gives for this HTML. */
export function parseHtml(html: string): FormattedText | Refusal {
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  while (at < html.length) {
    const character = html.charAt(at);
    if (character === '&') {
      const decoded = decodeReference(html, at);
      text += decoded.text;
      at = decoded.end;
    } else if (character !== '<') {
      text += character;
      at++;
    } else if (html.charAt(at + 1) === '/') {
      const end = closeTag(html, at, open, entities, text);
      if (end instanceof Refusal) return end;
      at = end;
    } else {
      const tag = readStartTag(html, at, text.length);
      if (tag instanceof Refusal) return tag;
      open.push(tag.open);
      at = tag.end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined) {
    return cannotParse(`Can't find end tag corresponding to start tag "${unclosed.name}"`);
  }
  if (!isWellFormed(text)) {
    return cannotParse(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    );
  }
  const sorted = entities
    .map((entity) => (entity.type === 'code' ? withoutLanguage(entity) : entity))
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text, entities: sorted };
}

/** Only a `pre` block has a language; Telegram forgets it elsewhere. */
function withoutLanguage(entity: Entity): Entity {
  return { type: entity.type, offset: entity.offset, length: entity.length };
}

function cannotParse(reason: string): Refusal {
  return badRequest(`can't parse entities: ${reason}`);
}

function byteOffset(html: string, index: number): number {
  return Buffer.byteLength(html.slice(0, index));
}

function decodeReference(html: string, at: number): { text: string; end: number } {
  const match = /^&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/i.exec(html.slice(at, at + 16));
  const [whole = '&', hex, decimal, name] = match ?? [];
  const end = at + whole.length;
  const named = name === undefined ? undefined : NAMED[name];
  if (named !== undefined) return { text: named, end };
  const code = hex !== undefined ? parseInt(hex, 16) : Number(decimal ?? 0);
  const isCode = name === undefined && code > 0 && code < 0x10ffff && whole.length <= 12;
  if (!isCode) return { text: '&', end: at + 1 };
  return { text: String.fromCodePoint(code), end };
}

type StartTag = { readonly open: OpenTag; readonly end: number };

function readStartTag(html: string, begin: number, offset: number): StartTag | Refusal {
  const where = `at byte offset ${byteOffset(html, begin)}`;
  const nameEnd = html.slice(begin + 1).search(/[\s>]/);
  if (nameEnd === -1) return cannotParse(`Unclosed start tag ${where}`);
  const name = html.slice(begin + 1, begin + 1 + nameEnd).toLowerCase();
  if (!Object.hasOwn(ENTITY_OF_TAG, name)) {
    return cannotParse(`Unsupported start tag "${name}" ${where}`);
  }

  const attributes = new Map<string, string>();
  let at = begin + 1 + nameEnd;
  for (;;) {
    at = skipSpace(html, at);
    if (html.charAt(at) === '>') break;
    const attribute = readAttribute(html, at, name, begin);
    if (attribute instanceof Refusal) return attribute;
    attributes.set(attribute.name, attribute.value);
    at = attribute.end;
  }

  const argument = argumentOf(name, attributes);
  if (name === 'span' && argument !== 'spoiler') {
    return cannotParse(`Tag "span" must have class "tg-spoiler" ${where}`);
  }
  const isExpandable = name === 'blockquote' && attributes.has('expandable');
  return { open: { name, offset, argument, isExpandable }, end: at + 1 };
}

type Attribute = { readonly name: string; readonly value: string; readonly end: number };

function readAttribute(html: string, at: number, tag: string, begin: number): Attribute | Refusal {
  const where = `at byte offset ${byteOffset(html, begin)}`;
  const name = /^[^\s=>]*/.exec(html.slice(at))?.[0] ?? '';
  if (name === '') {
    return at >= html.length
      ? cannotParse(`Unclosed start tag "${tag}" ${where}`)
      : cannotParse(`Empty attribute name in the tag "${tag}" ${where}`);
  }
  let end = skipSpace(html, at + name.length);
  if (html.charAt(end) !== '=') {
    if (tag === 'blockquote' && name === 'expandable') return { name, value: '', end };
    return cannotParse(
      `Expected equal sign in declaration of an attribute of the tag "${tag}" ${where}`,
    );
  }
  end = skipSpace(html, end + 1);
  const quote = html.charAt(end);
  if (quote === '') return cannotParse(`Unclosed start tag "${tag}" ${where}`);
  if (quote !== '"' && quote !== "'") {
    const token = /^[a-z0-9.-]*/i.exec(html.slice(end))?.[0] ?? '';
    const after = html.charAt(end + token.length);
    if (after !== '' && !/[\s>]/.test(after)) {
      return cannotParse(`Unexpected end of name token at byte offset ${byteOffset(html, end)}`);
    }
    if (after === '') return cannotParse(`Unclosed start tag ${where}`);
    return { name, value: token.toLowerCase(), end: end + token.length };
  }
  const closing = html.indexOf(quote, end + 1);
  if (closing === -1 || closing === html.length - 1) {
    return cannotParse(`Unclosed start tag ${where}`);
  }
  const value = decodeAll(html.slice(end + 1, closing));
  return { name, value, end: closing + 1 };
}

function decodeAll(value: string): string {
  return value.replace(/&[#a-z0-9]+;?/gi, (reference) => {
    const decoded = decodeReference(reference, 0);
    return decoded.text + reference.slice(decoded.end);
  });
}

function argumentOf(tag: string, attributes: ReadonlyMap<string, string>): string {
  const classes = attributes.get('class') ?? '';
  if (tag === 'a') return attributes.get('href') ?? '';
  if (tag === 'code') return classes.startsWith('language-') ? classes.slice(9) : '';
  if (tag === 'span') return classes.startsWith('tg-') ? classes.slice(3) : '';
  if (tag === 'tg-emoji') return attributes.get('emoji-id') ?? '';
  return '';
}

function skipSpace(html: string, from: number): number {
  let at = from;
  while (at < html.length && /\s/.test(html.charAt(at))) at++;
  return at;
}

function closeTag(
  html: string,
  begin: number,
  open: OpenTag[],
  entities: Entity[],
  text: string,
): number | Refusal {
  const offset = byteOffset(html, begin);
  const tag = open.pop();
  if (tag === undefined) return cannotParse(`Unexpected end tag at byte offset ${offset}`);
  const name = /^[^\s>]*/.exec(html.slice(begin + 2))?.[0] ?? '';
  const end = skipSpace(html, begin + 2 + name.length);
  if (html.charAt(end) !== '>') return cannotParse(`Unclosed end tag at byte offset ${offset}`);
  const found = name.toLowerCase();
  if (found !== '' && found !== tag.name) {
    return cannotParse(
      `Unmatched end tag at byte offset ${offset}, expected "</${tag.name}>", found "</${found}>"`,
    );
  }
  const length = text.length - tag.offset;
  if (length > 0) {
    const problem = addEntity(entities, tag, length, text.slice(tag.offset));
    if (problem !== undefined) return problem;
  }
  return end + 1;
}

function addEntity(
  entities: Entity[],
  tag: OpenTag,
  length: number,
  inner: string,
): Refusal | undefined {
  const span = { offset: tag.offset, length };
  if (tag.name === 'a') {
    const link = tag.argument === '' ? inner : tag.argument;
    const userId = userIdOfLink(link);
    const url = checkLink(link);
    // Telegram drops a link it does not like without a word; only the text stays.
    if (userId !== undefined) entities.push({ type: 'text_link', ...span, url: link });
    else if (url !== undefined) entities.push({ type: 'text_link', ...span, url });
    return undefined;
  }
  if (tag.name === 'tg-emoji') {
    if (!/^[1-9]\d{0,18}$/.test(tag.argument)) {
      return cannotParse('Invalid custom emoji identifier specified');
    }
    entities.push({ type: 'custom_emoji', ...span, custom_emoji_id: tag.argument });
    return undefined;
  }
  const last = entities.at(-1);
  const isSameSpan = last?.offset === span.offset && last.length === span.length;
  if (tag.name === 'pre' && isSameSpan && last.language !== undefined) {
    entities[entities.length - 1] = { ...last, type: 'pre' };
    return undefined;
  }
  const type = tag.isExpandable ? 'expandable_blockquote' : (ENTITY_OF_TAG[tag.name] ?? tag.name);
  const hasLanguage = tag.name === 'code' && tag.argument !== '';
  entities.push({ type, ...span, ...(hasLanguage ? { language: tag.argument } : {}) });
  return undefined;
}
