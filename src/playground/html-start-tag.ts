/** The start tags of Telegram's HTML: names, attributes and character references. */
import { Refusal, badRequest } from './refusal.js';

/** The entity type for each allowed tag. */
export const ENTITY_OF_TAG: Readonly<Record<string, string>> = {
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

/** An element that has yet to be closed. */
export type OpenTag = {
  readonly name: string;
  readonly offset: number;
  readonly argument: string;
  readonly isExpandable: boolean;
};

/** A start tag that was read, and where it ends. */
export type StartTag = { readonly open: OpenTag; readonly end: number };

/** Reads the tag that begins at `begin`; `offset` is where its text will begin. */
export function readStartTag(html: string, begin: number, offset: number): StartTag | Refusal {
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
    const attribute = readAttribute({ html, begin, tag: name }, at);
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

function readAttribute(
  within: { readonly html: string; readonly begin: number; readonly tag: string },
  at: number,
): Attribute | Refusal {
  const { html, begin, tag } = within;
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

/** The first index from `from` on that is not white space. */
export function skipSpace(html: string, from: number): number {
  let at = from;
  while (at < html.length && /\s/.test(html.charAt(at))) at++;
  return at;
}

/** A 400 about markup. */
export function cannotParse(reason: string): Refusal {
  return badRequest(`can't parse entities: ${reason}`);
}

/** The position that Telegram would report for `index`. */
export function byteOffset(html: string, index: number): number {
  return Buffer.byteLength(html.slice(0, index));
}

/** The character reference at `at`; an unknown one is left as written. */
export function decodeReference(html: string, at: number): { text: string; end: number } {
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
