/**
 * Telegram's HTML, with the rules and messages of its own parser (tdlib/td, `parse_html`): offsets
 * in errors count bytes, those of entities UTF-16 code units.
 */
import {
  ENTITY_OF_TAG,
  byteOffset,
  cannotParse,
  decodeReference,
  readStartTag,
  skipSpace,
} from './html-start-tag.js';
import type { OpenTag } from './html-start-tag.js';
import { checkLink, userIdOfLink } from './links.js';
import { Refusal } from './refusal.js';
import type { Entity, FormattedText } from './telegram.js';
import { isWellFormed } from './unicode.js';

/** The displayed text and its entities, or the 400 that Telegram returns for this HTML. */
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
      const end = closeTag(html, at, { open, entities, text });
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

/** Only a `pre` block has a language; Telegram drops it elsewhere. */
function withoutLanguage(entity: Entity): Entity {
  return { type: entity.type, offset: entity.offset, length: entity.length };
}

/** What has been read so far. */
type Parsed = { readonly open: OpenTag[]; readonly entities: Entity[]; readonly text: string };

function closeTag(html: string, begin: number, { open, entities, text }: Parsed): number | Refusal {
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
  if (text.length > tag.offset) {
    const problem = addEntity(entities, tag, text.slice(tag.offset));
    if (problem !== undefined) return problem;
  }
  return end + 1;
}

function addEntity(entities: Entity[], tag: OpenTag, inner: string): Refusal | undefined {
  const span = { offset: tag.offset, length: inner.length };
  if (tag.name === 'a') {
    const link = tag.argument === '' ? inner : tag.argument;
    const userId = userIdOfLink(link);
    const url = checkLink(link);
    // Telegram silently drops a link it does not like; only the text stays.
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
