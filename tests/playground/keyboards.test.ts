import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import type { BotApi } from '../../src/playground/bot-api.js';
import type { Message } from '../../src/playground/telegram.js';
import { call, refusal } from './call.js';

let api: BotApi;
let chat_id: number;

beforeAll(async () => {
  api = await startBotApi();
  chat_id = api.town.person({ hasStarted: true }).chat.id;
});

afterAll(() => api.close());

const withButtons = (...buttons: readonly unknown[]): object => ({
  chat_id,
  text: 'a',
  reply_markup: { inline_keyboard: [buttons] },
});

const UNPARSED = "can't parse inline keyboard button: ";

test.each([
  [{ text: 'a', callback_data: '字'.repeat(22) }, 'BUTTON_DATA_INVALID'],
  [
    { text: 'a', callback_data: '' },
    `${UNPARSED}Text buttons are unallowed in the inline keyboard`,
  ],
  [{ callback_data: 'a' }, `${UNPARSED}Can't find field "text"`],
  [{ text: 7, callback_data: 'a' }, `${UNPARSED}Field "text" must be of type String`],
  ['a', `${UNPARSED}InlineKeyboardButton should be an Object`],
  [
    { text: 'a', url: 'http://localhost:8080/' },
    "inline keyboard button URL 'http://localhost:8080/' is invalid: Wrong HTTP URL",
  ],
  [
    { text: 'a', url: 'ftp://example.org' },
    "inline keyboard button URL 'ftp://example.org' is invalid: Unsupported URL protocol",
  ],
  [
    { text: 'a', web_app: { url: 'http://example.org' } },
    "inline keyboard button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed",
  ],
])('the button %j is refused', async (button, reason) => {
  const words = await refusal(api, 'sendMessage', withButtons(button));

  expect(words).toBe(`Bad Request: ${reason}`);
});

test('21 Chinese characters fit into a button', async () => {
  const answer = await call(
    api,
    'sendMessage',
    withButtons({ text: 'a', callback_data: '字'.repeat(21) }),
  );

  expect(answer.ok).toBe(true);
});

test('more than 100 buttons or 10 kB are too long', async () => {
  const many = Array.from({ length: 101 }, () => ({ text: 'a', callback_data: 'a' }));
  const large = Array.from({ length: 80 }, () => ({
    text: '字'.repeat(30),
    callback_data: 'a'.repeat(60),
  }));

  expect(await refusal(api, 'sendMessage', withButtons(...many))).toBe(
    'Bad Request: reply markup is too long',
  );
  expect(await refusal(api, 'sendMessage', withButtons(...large))).toBe(
    'Bad Request: reply markup is too long',
  );
});

test('an edit that changes nothing is refused, also when only the same keyboard comes again', async () => {
  const sent = await call(api, 'sendMessage', withButtons({ text: 'a', callback_data: 'a' }));
  const { message_id } = sent.result as Message;

  const words = await refusal(api, 'editMessageText', {
    ...withButtons({ text: 'a', callback_data: 'a' }),
    message_id,
  });

  expect(words).toBe(
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  );
});

test('an edit without a keyboard removes the keyboard', async () => {
  const sent = await call(api, 'sendMessage', withButtons({ text: 'a', callback_data: 'a' }));
  const { message_id } = sent.result as Message;

  const edited = await call(api, 'editMessageText', { chat_id, message_id, text: 'b' });

  expect(edited.result).toMatchObject({ message_id, text: 'b' });
  expect(edited.result).not.toHaveProperty('reply_markup');
});

test('what is gone, or was never the bot’s, cannot be edited', async () => {
  const reader = api.town.person();
  const theirs = reader.sends('hello');
  const sent = await call(api, 'sendMessage', { chat_id, text: 'a' });
  const { message_id } = sent.result as Message;
  await call(api, 'deleteMessage', { chat_id, message_id });

  const edit = (params: object): Promise<string | undefined> =>
    refusal(api, 'editMessageText', { text: 'b', ...params });

  expect(await edit({ chat_id, message_id })).toBe('Bad Request: message to edit not found');
  expect(await edit({ chat_id: reader.chat.id, message_id: theirs.message_id })).toBe(
    "Bad Request: message can't be edited",
  );
  expect(await refusal(api, 'deleteMessage', { chat_id, message_id })).toBe(
    'Bad Request: message to delete not found',
  );
});
