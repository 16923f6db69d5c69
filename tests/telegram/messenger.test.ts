import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Message } from '../../src/domain/message.js';
import { type BotApi, startBotApi } from '../../src/playground/bot-api.js';
import type { Person } from '../../src/playground/person.js';
import { BotClient } from '../../src/telegram/bot-client.js';
import { createMessenger } from '../../src/telegram/messenger.js';
import { quietLog } from './quiet-log.js';

const message = (html: string, buttons: Message['buttons'] = []): Message => ({
  html,
  buttons,
  previewUrl: undefined,
});

describe('the messenger', () => {
  let api: BotApi;
  let reader: Person;
  const kept = new Map<string, string>();
  const buttons = {
    save: (text: string) => {
      kept.set('~0123456789abcdef', text);
      return Promise.resolve('~0123456789abcdef');
    },
    load: (key: string) => Promise.resolve(kept.get(key)),
  };
  const messenger = () =>
    createMessenger({
      client: new BotClient(api.token, {
        apiRoot: api.url,
        clock: { now: () => 0 },
        log: quietLog,
      }),
      buttons,
      log: quietLog,
    });
  const to = () => ({ chatId: reader.chat.id, threadId: undefined });
  const shown = () => api.town.messages(reader.chat).at(-1);

  beforeEach(async () => {
    api = await startBotApi();
    reader = api.town.person({ hasStarted: true });
  });
  afterEach(() => api.close());

  test('sends no field that is null or undefined, and no preview unless one is wanted', async () => {
    await messenger().send(to(), message('<b>hello</b>'));

    const [call] = api.journal.calls('sendMessage');
    expect(call?.params).toEqual({
      chat_id: reader.chat.id,
      text: '<b>hello</b>',
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    });
  });

  test('keeps a command that is longer than 64 bytes behind a key', async () => {
    const short = 'search\u001f\u001f渡輪';
    const long = `search\u001f\u001f${'渡輪'.repeat(20)}`;

    await messenger().send(
      to(),
      message('x', [
        [
          { label: 'a', command: short },
          { label: 'b', command: long },
        ],
      ]),
    );

    const row = shown()?.reply_markup?.inline_keyboard[0];
    expect(row?.map((button) => button.callback_data)).toEqual([short, '~0123456789abcdef']);
    expect(kept.get('~0123456789abcdef')).toBe(long);
  });

  test.each([
    [true, { text: '↗', switch_inline_query: 'a_7' }],
    [false, { text: '↗', callback_data: 'share\u001f\u001f7' }],
  ])('a share button offers the article where inline mode is on (%s)', async (isOn, expected) => {
    const client = new BotClient(api.token, {
      apiRoot: api.url,
      clock: { now: () => 0 },
      log: quietLog,
    });
    const button = { label: '↗', command: 'share\u001f\u001f7', inlineQuery: 'a_7' };

    await createMessenger({ client, buttons, log: quietLog, isInlineOn: () => isOn }).send(
      to(),
      message('x', [[button]]),
    );

    expect(shown()?.reply_markup?.inline_keyboard).toEqual([[expected]]);
  });

  test('an edit to the same text counts as sent', async () => {
    const sent = await messenger().send(to(), message('same'));
    const messageId = sent.kind === 'sent' ? sent.messageId : 0;

    const result = await messenger().edit(reader.chat.id, messageId, message('same'));

    expect(result).toEqual({ kind: 'sent', messageId });
  });

  test('an edit to the same text keeps the links on its buttons', async () => {
    const same = message('same', [[{ label: 'source', url: 'https://news.example.org/1' }]]);
    const sent = await messenger().send(to(), same);
    const messageId = sent.kind === 'sent' ? sent.messageId : 0;

    await messenger().edit(reader.chat.id, messageId, same);

    expect(shown()?.reply_markup?.inline_keyboard).toHaveLength(1);
    expect(api.journal.calls('editMessageText')).toHaveLength(1);
  });

  test('what Telegram cannot parse is sent once more as plain text', async () => {
    const result = await messenger().send(to(), message('<p>a &lt; b</p>'));

    expect(result.kind).toBe('sent');
    expect(shown()?.text).toBe('a < b');
  });

  test('a link that Telegram refuses on a button costs the button, not the message', async () => {
    const rows = [
      [
        { label: 'bad', url: 'http://localhost/' },
        { label: 'good', command: 'help' },
      ],
    ];

    const result = await messenger().send(to(), message('text', rows));

    expect(result.kind).toBe('sent');
    expect(shown()?.reply_markup?.inline_keyboard).toEqual([
      [{ text: 'good', callback_data: 'help' }],
    ]);
  });

  test('a lone surrogate does not cost the message', async () => {
    const result = await messenger().send(
      to(),
      message('a\ud800b', [[{ label: '\udc00', command: 'x' }]]),
    );

    expect(result.kind).toBe('sent');
  });

  test('a picture is drawn as a PNG with its caption, a document is sent as it is', async () => {
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><text y="20">1–9</text></svg>';
    const document = { kind: 'document', fileName: 'all.json', text: '{"名":1}' } as const;

    await messenger().send(to(), { ...message('<b>30</b>'), attachment: { kind: 'picture', svg } });
    const [photo] = shown()?.photo ?? [];
    await messenger().send(to(), { ...message('yours'), attachment: document });
    const file = api.world.file(shown()?.document?.file_id ?? '');

    expect(photo).toMatchObject({ file_name: 'picture.png', width: 60, height: 40 });
    expect(api.town.messages(reader.chat).at(-2)?.caption).toBe('30');
    expect(file).toMatchObject({ fileName: 'all.json', bytes: Buffer.from('{"名":1}') });
  });

  test('a picture that cannot be drawn is left out, and the words are sent', async () => {
    const attachment = { kind: 'picture', svg: 'no picture' } as const;

    await messenger().send(to(), { ...message('30 readers'), attachment });

    expect(shown()?.text).toBe('30 readers');
    expect(api.journal.refusals()).toEqual([]);
  });

  test.each([
    [
      { kind: 'retry-after', seconds: 3 },
      { kind: 'retry-after', seconds: 3 },
    ],
    [
      { kind: 'error-page', code: 502 },
      { kind: 'unavailable', reason: expect.any(String) as string },
    ],
    [
      { kind: 'cut', isDone: true },
      { kind: 'unknown', reason: expect.any(String) as string },
    ],
  ] as const)('%o is told as it is', async (fault, expected) => {
    api.faults.next('sendMessage', fault);

    expect(await messenger().send(to(), message('x'))).toEqual(expected);
  });

  test('a server that is not there is told as such', async () => {
    await api.close();

    expect((await messenger().send(to(), message('x'))).kind).toBe('unavailable');
  });
});
