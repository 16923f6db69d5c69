import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import type { BotApi } from '../../src/playground/bot-api.js';
import type { Update } from '../../src/playground/telegram.js';
import { call, refusal } from './call.js';

let api: BotApi;
let now = Date.parse('2026-03-01T08:00:00Z');

beforeEach(async () => {
  api = await startBotApi({ clock: { now: () => now } });
});

afterEach(() => api.close());

const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';

async function firstUpdate(): Promise<Update> {
  const { result } = await call(api, 'getUpdates', { offset: -1, timeout: 5 });
  const [update] = result as readonly Update[];
  if (update === undefined) throw new Error('No update came');
  return update;
}

/** A pressed button's query id; `answered` settles when the bot answers. */
async function press(): Promise<{ id: string; answered: Promise<unknown> }> {
  const reader = api.town.person({ hasStarted: true });
  await call(api, 'sendMessage', {
    chat_id: reader.chat.id,
    text: 'a',
    reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] },
  });
  const message = await api.town.waitForMessage(reader.chat);
  const answered = reader.presses(message, 'Go');
  const { callback_query: query } = await firstUpdate();
  return { id: query?.id ?? '', answered };
}

test('a button is answered once; the second answer is refused', async () => {
  const { id, answered } = await press();

  const first = await call(api, 'answerCallbackQuery', { callback_query_id: id, text: 'done' });
  const second = await refusal(api, 'answerCallbackQuery', { callback_query_id: id });

  expect(first.result).toBe(true);
  expect(await answered).toMatchObject({ text: 'done', isAlert: false });
  expect(second).toBe(TOO_OLD);
  expect(api.world.callbacks.unanswered()).toEqual([]);
});

test('a late or unknown answer to a button is refused', async () => {
  const { id, answered } = await press();
  answered.catch(() => undefined);
  now += 16_000;

  expect(await refusal(api, 'answerCallbackQuery', { callback_query_id: id })).toBe(TOO_OLD);
  expect(await refusal(api, 'answerCallbackQuery', { callback_query_id: 'x' })).toBe(TOO_OLD);
  expect(api.world.callbacks.unanswered()).toHaveLength(1);
});

test('a notice has 200 characters at most', async () => {
  const { id, answered } = await press();
  const text = '字'.repeat(201);

  expect(await refusal(api, 'answerCallbackQuery', { callback_query_id: id, text })).toBe(
    'Bad Request: MESSAGE_TOO_LONG',
  );

  await call(api, 'answerCallbackQuery', { callback_query_id: id });
  await answered;
});

const article = (id: string): object => ({
  type: 'article',
  id,
  title: 'One',
  input_message_content: { message_text: '<b>One</b>', parse_mode: 'HTML' },
});

test.each([
  [Array.from({ length: 51 }, (_, index) => article(String(index))), {}, 'RESULTS_TOO_MUCH'],
  [[article('a'), article('a')], {}, 'RESULT_ID_DUPLICATE'],
  [[article('字'.repeat(22))], {}, 'RESULT_ID_INVALID'],
  [[article('')], {}, 'RESULT_ID_INVALID'],
  [[{ ...article('a'), title: '' }], {}, 'ARTICLE_TITLE_EMPTY'],
  [[article('a')], { next_offset: 'x'.repeat(65) }, 'NEXT_OFFSET_INVALID'],
  [
    [{ ...article('a'), input_message_content: { message_text: '<br>', parse_mode: 'HTML' } }],
    {},
    'can\'t parse entities: Unsupported start tag "br" at byte offset 0',
  ],
])('inline results are refused when they break a limit (%#)', async (results, more, reason) => {
  const words = await refusal(api, 'answerInlineQuery', {
    inline_query_id: '1',
    results,
    ...more,
  });

  expect(words).toBe(`Bad Request: ${reason}`);
});

test('an inline query is answered once', async () => {
  const reader = api.town.person();
  const answered = reader.asksInline('rain');
  const { inline_query: query } = await firstUpdate();
  const params = { inline_query_id: query?.id, results: [article('a')], next_offset: '5' };

  await call(api, 'answerInlineQuery', params);

  expect(await answered).toMatchObject({ nextOffset: '5', results: [{ text: 'One' }] });
  expect(await refusal(api, 'answerInlineQuery', params)).toBe(TOO_OLD);
});
