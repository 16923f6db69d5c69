/**
 * The entities that Telegram itself finds in a text: commands, mentions, hashtags and addresses.
 */
import { checkLink } from './links.js';
import type { Entity, FormattedText } from './telegram.js';

const FINDERS: readonly (readonly [string, RegExp])[] = [
  [
    'url',
    /https?:\/\/[^\s<>"「」『』，。、；：？！（）《》]+[^\s<>"'.,;:!?)\]」』，。、；：？！（）《》]/giu,
  ],
  [
    'bot_command',
    /(?<![\p{L}\p{N}_/<>])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\p{L}\p{N}_/])/giu,
  ],
  ['mention', /(?<![\p{L}\p{N}_@])@[a-z0-9_]{3,32}(?![\p{L}\p{N}_])/giu],
  ['hashtag', /(?<![\p{L}\p{N}_#])#(?=[\p{L}\p{N}_·]*[\p{L}_])[\p{L}\p{N}_·]{1,256}/giu],
];

/** The same text, with entities added wherever there are none yet. */
export function addFoundEntities(formatted: FormattedText): FormattedText {
  const entities = [...formatted.entities];
  for (const [type, pattern] of FINDERS) {
    for (const match of formatted.text.matchAll(pattern)) {
      const found = { type, offset: match.index, length: match[0].length };
      const isFree = entities.every((other) => !overlaps(other, found) || allowsInside(other));
      if (isFree && (type !== 'url' || checkLink(match[0]) !== undefined)) entities.push(found);
    }
  }
  entities.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text: formatted.text, entities };
}

function overlaps(a: Entity, b: Entity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}

const STYLES = new Set([
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
]);

function allowsInside(entity: Entity): boolean {
  return STYLES.has(entity.type);
}
