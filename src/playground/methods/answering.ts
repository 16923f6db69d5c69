/** Methods that answer a pressed button or an inline query. */
import { readMessageText } from '../formatted-text.js';
import { parseKeyboard } from '../keyboard.js';
import { checkLink } from '../links.js';
import { Params, isRecord } from '../params.js';
import { parsePreview } from '../preview.js';
import type { InlineResult } from '../queries.js';
import { Refusal, badRequest } from '../refusal.js';
import type { InlineKeyboard, LinkPreview } from '../telegram.js';
import type { MethodTable } from './method.js';

const MAX_NOTICE_CHARS = 200;
const MAX_RESULTS = 50;
const MAX_ID_BYTES = 64;
const START_PARAMETER = /^[A-Za-z0-9_-]{1,64}$/;

/** Answers to taps and inline queries. */
export const ANSWERING: MethodTable = {
  answerCallbackQuery(world, params) {
    const text = params.text('text');
    if (text.length > MAX_NOTICE_CHARS) return badRequest('MESSAGE_TOO_LONG');
    const url = params.text('url');
    return world.callbacks.answer(params.text('callback_query_id'), {
      text,
      isAlert: params.flag('show_alert'),
      url: url === '' ? undefined : url,
    });
  },

  answerInlineQuery(world, params) {
    const values = params.json('results');
    if (!Array.isArray(values)) return badRequest("can't parse inline query results JSON object");
    if (values.length > MAX_RESULTS) return badRequest('RESULTS_TOO_MUCH');
    const results: InlineResult[] = [];
    for (const value of values as readonly unknown[]) {
      const result = parseResult(value);
      if (result instanceof Refusal) return result;
      if (results.some((other) => other.id === result.id)) return badRequest('RESULT_ID_DUPLICATE');
      results.push(result);
    }
    const nextOffset = params.text('next_offset');
    if (Buffer.byteLength(nextOffset) > MAX_ID_BYTES) return badRequest('NEXT_OFFSET_INVALID');
    const cacheTime = params.has('cache_time') ? params.integer('cache_time') : 300;
    if (cacheTime < 0) return badRequest('CACHE_TIME_INVALID');
    const button = parseResultsButton(params.json('button'));
    if (button instanceof Refusal) return button;
    return world.inlines.answer(params.text('inline_query_id'), {
      results,
      nextOffset,
      isPersonal: params.flag('is_personal'),
      cacheSeconds: cacheTime,
      buttonText: button?.text,
      buttonPayload: button?.payload,
    });
  },
};

/** The button above the results that opens the bot; Web Apps are not supported here. */
function parseResultsButton(
  value: unknown,
): { readonly text: string; readonly payload: string } | undefined | Refusal {
  if (value === undefined) return undefined;
  if (!isRecord(value)) return badRequest("can't parse inline query results button JSON object");
  const { text, start_parameter: payload } = value;
  if (typeof text !== 'string' || text.trim() === '') {
    return badRequest('inline query results button text is empty');
  }
  if (typeof payload !== 'string' || !START_PARAMETER.test(payload)) {
    return badRequest('START_PARAM_INVALID');
  }
  return { text, payload };
}

function parseResult(value: unknown): InlineResult | Refusal {
  if (!isRecord(value)) return badRequest("can't parse inline query result: expected an Object");
  const { id, type, title, description, thumbnail_url: thumbnail } = value;
  const idText = typeof id === 'string' || typeof id === 'number' ? String(id) : '';
  const idBytes = Buffer.byteLength(idText);
  if (idBytes === 0 || idBytes > MAX_ID_BYTES) return badRequest('RESULT_ID_INVALID');
  if (type === 'article' && (typeof title !== 'string' || title === '')) {
    return badRequest('ARTICLE_TITLE_EMPTY');
  }
  const keyboard = keyboardOf(value['reply_markup']);
  if (keyboard instanceof Refusal) return keyboard;
  if (typeof thumbnail === 'string' && checkLink(thumbnail) === undefined) {
    return badRequest('WEBDOCUMENT_URL_INVALID');
  }
  const content = value['input_message_content'];
  if (type === 'article' && !isRecord(content)) return badRequest('INPUT_MESSAGE_CONTENT_EMPTY');
  const message = isRecord(content) ? content : {};
  const preview = previewOf(message['link_preview_options']);
  if (preview instanceof Refusal) return preview;
  const renamed = { ...message, text: message['message_text'] ?? '' };
  const fields = Params.check(new Map(Object.entries(renamed)));
  if (fields instanceof Refusal) return fields;
  const formatted = readMessageText(fields);
  if (formatted instanceof Refusal) return formatted;
  return {
    id: idText,
    type: typeof type === 'string' ? type : 'article',
    title: typeof title === 'string' ? title : '',
    description: typeof description === 'string' ? description : '',
    thumbnailUrl: typeof thumbnail === 'string' ? thumbnail : undefined,
    text: formatted.text,
    entities: formatted.entities,
    keyboard,
    preview,
  };
}

function keyboardOf(markup: unknown): InlineKeyboard | undefined | Refusal {
  return markup === undefined ? undefined : parseKeyboard(markup);
}

function previewOf(options: unknown): LinkPreview | undefined | Refusal {
  return options === undefined ? undefined : parsePreview(options);
}
