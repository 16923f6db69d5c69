import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import type { BotApi } from '../../src/playground/bot-api.js';
import { call, refusal } from './call.js';

let api: BotApi;
let chat_id: number;

beforeAll(async () => {
  api = await startBotApi();
  chat_id = api.town.person({ hasStarted: true }).chat.id;
});

afterAll(() => api.close());

const html = (text: string): object => ({ chat_id, text, parse_mode: 'HTML' });

test.each([
  ['a<br>b', 'Unsupported start tag "br" at byte offset 1'],
  ['é<p>b</p>', 'Unsupported start tag "p" at byte offset 2'],
  ['新<br/>', 'Unsupported start tag "br/" at byte offset 3'],
  ['1 < 2', 'Unsupported start tag "" at byte offset 2'],
  ['a<b', 'Unclosed start tag at byte offset 1'],
  ['<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
  ['a</b>', 'Unexpected end tag at byte offset 1'],
  ['<b>a</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
  ['<b>a</b', 'Unclosed end tag at byte offset 4'],
  ['<span>a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
  ['<a =x>a</a>', 'Empty attribute name in the tag "a" at byte offset 0'],
  [
    '<a href>a</a>',
    'Expected equal sign in declaration of an attribute of the tag "a" at byte offset 0',
  ],
  ['<a href=http://x.org>a</a>', 'Unexpected end of name token at byte offset 8'],
  ['<a href="http://x.org>a</a>', 'Unclosed start tag at byte offset 0'],
  ['<tg-emoji emoji-id="x">a</tg-emoji>', 'Invalid custom emoji identifier specified'],
])('the markup %j is refused with the byte where it breaks', async (text, reason) => {
  const words = await refusal(api, 'sendMessage', html(text));

  expect(words).toBe(`Bad Request: can't parse entities: ${reason}`);
});

test.each([
  [{ text: '' }, 'message text is empty'],
  [{ text: ' \u200b\n\u3000' }, 'text must be non-empty'],
  [{ text: '<b> </b>', parse_mode: 'HTML' }, 'text must be non-empty'],
  [{ text: '字'.repeat(4097) }, 'message is too long'],
  [{ text: '字'.repeat(10_923) }, 'text is too long'],
  [{ text: 'a', parse_mode: 'Wiki' }, 'unsupported parse_mode'],
  [{ text: 'a', parse_mode: null }, 'unsupported parse_mode'],
  [{ text: 'a', reply_markup: null }, 'object expected as reply markup'],
  [{ text: 'a', message_thread_id: null }, 'field "message_thread_id" must not be null'],
  [{ text: 'a', message_thread_id: 7 }, 'message thread not found'],
  [{ text: 'a', reply_parameters: { message_id: 99_999 } }, 'message to be replied not found'],
])('the message %j is refused', async (params, reason) => {
  expect(await refusal(api, 'sendMessage', { chat_id, ...params })).toBe(`Bad Request: ${reason}`);
});

test('a lone half of a surrogate pair is refused', async () => {
  const body = `{"chat_id":${chat_id},"text":"cut \\ud83d"}`;

  expect(await refusal(api, 'sendMessage', body)).toBe(
    'Bad Request: strings must be encoded in UTF-8',
  );
});

test('tags count neither for the length nor for the offsets', async () => {
  const answer = await call(api, 'sendMessage', html(`<b>😀</b><i>${'字'.repeat(4095)}</i>`));

  expect(answer.result).toMatchObject({
    entities: [
      { type: 'bold', offset: 0, length: 2 },
      { type: 'italic', offset: 2, length: 4095 },
    ],
  });
});

test('only four names of characters are decoded', async () => {
  const answer = await call(
    api,
    'sendMessage',
    html('&lt;&amp;&quot;&#24287;&#x1f600;&nbsp;&apos;'),
  );

  expect(answer.result).toMatchObject({ text: '<&"廟😀&nbsp;&apos;' });
});

test('a link to localhost vanishes and its words stay', async () => {
  const text = '<a href="http://localhost/x">here</a> <a href="https://Example.ORG/Pfad">there</a>';

  const answer = await call(api, 'sendMessage', html(text));

  expect(answer.result).toMatchObject({
    text: 'here there',
    entities: [{ type: 'text_link', offset: 5, length: 5, url: 'https://example.org/Pfad' }],
  });
});

test('commands, mentions, hashtags and addresses are found in plain text', async () => {
  const text = '看 /read@paperboy_bot #城市 @mei_ling https://example.org/a。';

  const answer = await call(api, 'sendMessage', { chat_id, text });

  const { entities } = answer.result as {
    entities: { type: string; offset: number; length: number }[];
  };
  const spans = entities.map(({ type, offset, length }) => [
    type,
    text.slice(offset, offset + length),
  ]);
  expect(spans).toEqual([
    ['bot_command', '/read@paperboy_bot'],
    ['hashtag', '#城市'],
    ['mention', '@mei_ling'],
    ['url', 'https://example.org/a'],
  ]);
});

test('a caption has 1,024 code points at most', async () => {
  const photo = 'https://example.org/a.jpg';

  const words = await refusal(api, 'sendPhoto', { chat_id, photo, caption: '字'.repeat(1025) });
  const answer = await call(api, 'sendPhoto', { chat_id, photo, caption: '字'.repeat(1024) });

  expect(words).toBe('Bad Request: message caption is too long');
  expect(answer.ok).toBe(true);
});

test('a photo must be a picture of a size that Telegram takes', async () => {
  const send = async (bytes: Buffer) => {
    const parts = new FormData();
    parts.set('chat_id', String(chat_id));
    parts.set('photo', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'chart.png');
    const url = `${api.url}/bot${api.token}/sendPhoto`;
    const response = await fetch(url, { method: 'POST', body: parts });
    return ((await response.json()) as { description?: string }).description;
  };
  const png = (width: number, height: number) => {
    const bytes = Buffer.alloc(60);
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1').copy(bytes);
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };

  const answers = [
    await send(png(800, 600)),
    await send(Buffer.from('<svg></svg>')),
    await send(png(9_000, 2_000)),
    await send(png(2_000, 50)),
  ];

  expect(answers).toEqual([
    undefined,
    'Bad Request: IMAGE_PROCESS_FAILED',
    'Bad Request: PHOTO_INVALID_DIMENSIONS',
    'Bad Request: PHOTO_INVALID_DIMENSIONS',
  ]);
});

test('a message can be sent as a query, a form or in parts', async () => {
  const url = `${api.url}/bot${api.token}/sendMessage`;
  const query = new URLSearchParams({ chat_id: String(chat_id), text: '你好' });
  const parts = new FormData();
  parts.set('chat_id', String(chat_id));
  parts.set('text', '你好');

  const answers = await Promise.all([
    fetch(`${url}?${query.toString()}`),
    fetch(url, { method: 'POST', body: query }),
    fetch(url, { method: 'POST', body: parts }),
  ]);

  for (const answer of answers) {
    expect(await answer.json()).toMatchObject({ ok: true, result: { text: '你好' } });
  }
});

test('a document that is uploaded can be read again', async () => {
  const parts = new FormData();
  parts.set('chat_id', String(chat_id));
  parts.set('document', new File(['{"a":1}'], 'mine.json', { type: 'application/json' }));

  const answer = await fetch(`${api.url}/bot${api.token}/sendDocument`, {
    method: 'POST',
    body: parts,
  });

  const { result } = (await answer.json()) as { result: { document: { file_id: string } } };
  expect(result).toMatchObject({ document: { file_name: 'mine.json', file_size: 7 } });
  expect(api.world.file(result.document.file_id)?.bytes.toString()).toBe('{"a":1}');
});
