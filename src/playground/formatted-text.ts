/** From the parameters of a call to the text that is shown. */
import { addFoundEntities } from './entity-finder.js';
import { parseHtml } from './html-parser.js';
import { isRecord } from './params.js';
import type { Params } from './params.js';
import { Refusal, badRequest } from './refusal.js';
import type { Entity, FormattedText } from './telegram.js';
import { codePoints } from './unicode.js';

const MAX_SOURCE_BYTES = 32_768;
const MAX_TEXT_CODE_POINTS = 4096;
const MAX_CAPTION_CODE_POINTS = 1024;

/** The text of a message: 1–4,096 code points after parsing. */
export function readMessageText(params: Params): FormattedText | Refusal {
  if (params.text('text') === '') return badRequest('message text is empty');
  const formatted = readFormatted(params, 'text', 'entities');
  if (formatted instanceof Refusal) return formatted;
  if (formatted.text === '') return badRequest('text must be non-empty');
  if (codePoints(formatted.text) > MAX_TEXT_CODE_POINTS) return badRequest('message is too long');
  return formatted;
}

/** The caption of a picture or file: up to 1,024 code points, possibly empty. */
export function readCaption(params: Params): FormattedText | Refusal {
  const formatted = readFormatted(params, 'caption', 'caption_entities');
  if (formatted instanceof Refusal) return formatted;
  if (codePoints(formatted.text) > MAX_CAPTION_CODE_POINTS) {
    return badRequest('message caption is too long');
  }
  return formatted;
}

/** What a person typed, with the entities that a client would send. */
export function typedText(text: string): FormattedText {
  return addFoundEntities(clean({ text, entities: [] }));
}

function readFormatted(
  params: Params,
  field: string,
  entitiesField: string,
): FormattedText | Refusal {
  const source = params.text(field);
  if (Buffer.byteLength(source) > MAX_SOURCE_BYTES) return badRequest('text is too long');
  const mode = params.text('parse_mode').toLowerCase();
  if (mode !== '' && mode !== 'html') return badRequest('unsupported parse_mode');
  const parsed =
    mode === 'html'
      ? parseHtml(source)
      : { text: source, entities: readEntities(params.json(entitiesField), source.length) };
  if (parsed instanceof Refusal) return parsed;
  return addFoundEntities(clean(parsed));
}

function readEntities(value: unknown, length: number): Entity[] {
  if (!Array.isArray(value)) return [];
  const entities: Entity[] = [];
  for (const entry of value as readonly unknown[]) {
    if (!isRecord(entry)) continue;
    const { type, offset, length: span, url, language } = entry;
    if (typeof type !== 'string' || typeof offset !== 'number' || typeof span !== 'number')
      continue;
    if (offset < 0 || span <= 0 || offset + span > length) continue;
    entities.push({
      type,
      offset,
      length: span,
      ...(typeof url === 'string' ? { url } : {}),
      ...(typeof language === 'string' ? { language } : {}),
    });
  }
  return entities;
}

/** Blank for Telegram: white space and characters without width. */
const BLANK =
  /\s|\u00ad|\u034f|\u061c|\u115f|\u1160|\u17b4|\u17b5|\u180e|[\u2000-\u200f\u205f-\u206f]|\u2800|\u3000|\u3164|\ufeff|\uffa0/;

/**
 * Control characters become spaces; line separators and bidi overrides are removed (td,
 * `clean_input_string`).
 */
function cleanCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 13 || (code >= 0x2028 && code <= 0x202e)) return '';
  return code < 32 && code !== 10 ? ' ' : character;
}

function clean(formatted: FormattedText): FormattedText {
  const places: number[] = [];
  let text = '';
  for (const character of formatted.text.split('')) {
    places.push(text.length);
    text += cleanCharacter(character);
  }
  places.push(text.length);

  let start = 0;
  let end = text.length;
  while (end > 0 && BLANK.test(text.charAt(end - 1))) end--;
  while (start < end && BLANK.test(text.charAt(start))) start++;

  const place = (offset: number): number =>
    Math.min(Math.max(places[offset] ?? text.length, start), end) - start;
  const entities = formatted.entities
    .map((entity) => {
      const offset = place(entity.offset);
      return { ...entity, offset, length: place(entity.offset + entity.length) - offset };
    })
    .filter((entity) => entity.length > 0);
  return { text: text.slice(start, end), entities };
}
