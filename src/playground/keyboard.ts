/** The inline keyboard of a call, checked against Telegram's limits. */
import { checkLink } from './links.js';
import { isRecord } from './params.js';
import type { Params } from './params.js';
import { Refusal, badRequest } from './refusal.js';
import type { InlineButton, InlineKeyboard } from './telegram.js';

const MAX_DATA_BYTES = 64;
const MAX_BUTTONS = 100;
const MAX_KEYBOARD_BYTES = 10_240;

/**
 * `undefined`: no keyboard. Markup that does not change the message itself (reply keyboards) counts
 * as none.
 */
export function readKeyboard(params: Params): InlineKeyboard | undefined | Refusal {
  if (!params.has('reply_markup') || params.text('reply_markup') === '') return undefined;
  return parseKeyboard(params.json('reply_markup'));
}

/** The same for markup within another object. */
export function parseKeyboard(markup: unknown): InlineKeyboard | undefined | Refusal {
  if (markup === undefined) return badRequest("can't parse reply keyboard markup JSON object");
  if (!isRecord(markup)) return badRequest('object expected as reply markup');
  const rows = markup['inline_keyboard'];
  if (rows === undefined) return undefined;
  const shape = badRequest(
    'field "inline_keyboard" of the InlineKeyboardMarkup should be an Array of Arrays',
  );
  if (!Array.isArray(rows)) return shape;

  const keyboard: InlineButton[][] = [];
  for (const row of rows as readonly unknown[]) {
    if (!Array.isArray(row)) return shape;
    const buttons: InlineButton[] = [];
    for (const value of row as readonly unknown[]) {
      const button = parseButton(value);
      if (button instanceof Refusal) return button;
      buttons.push(button);
    }
    if (buttons.length > 0) keyboard.push(buttons);
  }
  const isTooLong =
    keyboard.flat().length > MAX_BUTTONS ||
    Buffer.byteLength(JSON.stringify(keyboard)) > MAX_KEYBOARD_BYTES;
  if (isTooLong) return badRequest('reply markup is too long');
  return keyboard.length === 0 ? undefined : { inline_keyboard: keyboard };
}

function cannotParse(reason: string): Refusal {
  return badRequest(`can't parse inline keyboard button: ${reason}`);
}

function parseButton(value: unknown): InlineButton | Refusal {
  if (!isRecord(value)) return cannotParse('InlineKeyboardButton should be an Object');
  const { text, url, callback_data: data, web_app: app, copy_text: copy } = value;
  if (text === undefined) return cannotParse('Can\'t find field "text"');
  if (typeof text !== 'string') return cannotParse('Field "text" must be of type String');
  if (text.trim() === '') return badRequest('inline keyboard button text is empty');

  if (url !== undefined) return urlButton(text, url);
  if (data !== undefined && data !== '') {
    if (typeof data !== 'string') {
      return cannotParse('Field "callback_data" must be of type String');
    }
    if (Buffer.byteLength(data) > MAX_DATA_BYTES) return badRequest('BUTTON_DATA_INVALID');
    return { text, callback_data: data };
  }
  if (isRecord(app)) return webAppButton(text, app['url']);
  if (isRecord(copy) && typeof copy['text'] === 'string') {
    return { text, copy_text: { text: copy['text'] } };
  }
  for (const key of ['switch_inline_query', 'switch_inline_query_current_chat'] as const) {
    const query = value[key];
    if (typeof query === 'string') return { text, [key]: query };
  }
  return cannotParse('Text buttons are unallowed in the inline keyboard');
}

function urlButton(text: string, url: unknown): InlineButton | Refusal {
  if (typeof url !== 'string') return cannotParse('Field "url" must be of type String');
  const invalid = (reason: string): Refusal =>
    badRequest(`inline keyboard button URL '${url}' is invalid: ${reason}`);
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme !== undefined && !['http', 'https', 'tg', 'ton'].includes(scheme)) {
    return invalid('Unsupported URL protocol');
  }
  const checked = checkLink(url);
  return checked === undefined ? invalid('Wrong HTTP URL') : { text, url: checked };
}

function webAppButton(text: string, url: unknown): InlineButton | Refusal {
  if (typeof url !== 'string') return cannotParse('Field "url" must be of type String');
  if (!/^https:\/\//i.test(url)) {
    return badRequest(
      `inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`,
    );
  }
  return { text, web_app: { url } };
}
