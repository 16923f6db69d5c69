import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import type { BotApi } from '../../src/playground/bot-api.js';
import { parseHtml } from '../../src/playground/html-parser.js';
import { Refusal } from '../../src/playground/refusal.js';
import { call } from './call.js';

let api: BotApi;
let chat_id: number;

beforeAll(async () => {
  api = await startBotApi();
  chat_id = api.town.person({ hasStarted: true }).chat.id;
});

afterAll(() => api.close());

/** Text made of the pieces that markup is made of, so that nearly valid HTML is common. */
const markup = fc
  .array(
    fc.constantFrom(
      ...['<b>', '</b>', '<i>', '</i>', '<a href="http://x.org/">', '</a>', '<pre>', '</pre>'],
      ...['<code class="language-c">', '</code>', '<', '>', '&', '&lt;', '&#128512;', '&#xd800;'],
      ...['😀', '字', ' ', '\n', '"', "'", '=', '/', '<blockquote expandable>', '</>', '\u202e'],
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''));

test('any markup gives a text with entities inside it, or a refusal', () => {
  fc.assert(
    fc.property(fc.oneof(markup, fc.string({ unit: 'binary' })), (html) => {
      const parsed = parseHtml(html);
      if (parsed instanceof Refusal) return parsed.description.startsWith('Bad Request: ');
      return parsed.entities.every(
        ({ offset, length }) => offset >= 0 && length > 0 && offset + length <= parsed.text.length,
      );
    }),
    { numRuns: 5000 },
  );
});

test('any parameters are answered with a result or a 400, never with a broken server', async () => {
  const methods = ['sendMessage', 'editMessageText', 'setMyCommands', 'answerInlineQuery'];
  const params = fc.record(
    {
      text: fc.oneof(markup, fc.jsonValue()),
      parse_mode: fc.constantFrom('HTML', '', 'html'),
      reply_markup: fc.oneof(
        fc.jsonValue(),
        fc.record({ inline_keyboard: fc.array(fc.array(fc.jsonValue())) }),
      ),
      entities: fc.jsonValue(),
      link_preview_options: fc.jsonValue(),
      message_id: fc.jsonValue(),
      commands: fc.jsonValue(),
      results: fc.array(fc.jsonValue()),
    },
    { requiredKeys: ['text'] },
  );

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...methods), params, async (method, fields) => {
      const answer = await call(api, method, { chat_id, ...fields });
      expect([undefined, 400]).toContain(answer.error_code);
    }),
    { numRuns: 400 },
  );
});

test.each(['{', '[]', '"text"', 'null', '{"text":"\u0000"}', ''])(
  'the body %j is no reason to break',
  async (body) => {
    const answer = await call(api, 'sendMessage', body);

    expect(answer).toMatchObject({ ok: false, error_code: 400 });
  },
);

test('bytes that are no UTF-8 are refused', async () => {
  const response = await fetch(`${api.url}/bot${api.token}/sendMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from([...Buffer.from(`{"chat_id":${chat_id},"text":"`), 0xe5, 0xad, 0x22, 0x7d]),
  });

  expect(await response.json()).toMatchObject({
    error_code: 400,
    description: 'Bad Request: strings must be encoded in UTF-8',
  });
});
