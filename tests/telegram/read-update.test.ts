import type { Update } from 'telegraf/types';
import { describe, expect, test } from 'vitest';
import { readUpdate } from '../../src/telegram/read-update.js';

const ME = { id: 42, username: 'paperboy_bot' };
const ANN = { id: 7, is_bot: false, first_name: 'Ann', language_code: 'en-GB' };
const PRIVATE = { id: 7, type: 'private', first_name: 'Ann' };
const GROUP = { id: -100, type: 'supergroup', title: 'Ferries' };

/** What the bot understands of a message. */
function read(message: object, chat: object = PRIVATE) {
  const update = {
    update_id: 1,
    message: { message_id: 5, date: 0, from: ANN, chat, ...message },
  } as unknown as Update;
  const incoming = readUpdate(update, ME, 'zh-Hant');
  return incoming?.kind === 'said' ? incoming.request : undefined;
}

describe('a message in a private chat', () => {
  test.each([
    ['/search two words', 'search', 'two words', 'command'],
    ['/search@paperboy_bot\n two', 'search', 'two', 'command'],
    ['/START', 'start', '', 'command'],
    ['／最新', '最新', '', 'command'],
    ['plain words', 'search', 'plain words', 'text'],
    ['/ not a command', 'search', '/ not a command', 'text'],
    ['2/3', 'search', '2/3', 'text'],
  ])('%s', (text, name, args, via) => {
    expect(read({ text })).toMatchObject({
      command: { name, args, page: 1 },
      via,
      language: 'en',
      userId: 7,
      isAddressed: true,
    });
  });

  test('another bot’s command is not ours', () => {
    expect(read({ text: '/search@other_bot x' })).toBeUndefined();
  });

  test('a picture is a question without words, or with the words under it', () => {
    expect(read({ photo: [] })?.command.args).toBe('');
    expect(read({ photo: [], caption: 'ferry' })?.command.args).toBe('ferry');
    expect(read({ photo: [], media_group_id: '1' })).toBeUndefined();
  });

  test('what nobody said is not answered', () => {
    expect(read({ pinned_message: {} })).toBeUndefined();
    expect(read({ text: 'shared', via_bot: { id: 42 } })).toBeUndefined();
  });

  test('a client without a language gets the default one', () => {
    expect(read({ text: 'x', from: { ...ANN, language_code: undefined } })?.language).toBe(
      'zh-Hant',
    );
  });
});

describe('an edited message', () => {
  const edit = (message: object) => {
    const edited_message = { message_id: 5, date: 0, from: ANN, chat: PRIVATE, ...message };
    return readUpdate({ update_id: 1, edited_message } as unknown as Update, ME, 'zh-Hant');
  };

  test('is read with the time of the edit, and only soon after it was sent', () => {
    expect(edit({ text: 'ferry', edit_date: 60 })).toMatchObject({
      request: { isEdit: true, saidId: 5, sentAt: 60_000, command: { args: 'ferry' } },
    });
    expect(edit({ text: 'ferry', edit_date: 3_600 })).toBeUndefined();
  });

  test.each([
    { text: 'ferry' },
    { text: '', edit_date: 60 },
    { photo: [], edit_date: 60 },
    { location: { latitude: 1, longitude: 1 }, edit_date: 60 },
    { text: 'ferry', date: 'soon', edit_date: 60 },
  ])('without new words is none of ours: %o', (message) => {
    expect(edit(message)).toBeUndefined();
  });
});

describe('a message in a group', () => {
  test('is meant for the bot when it is a command, a mention or a reply', () => {
    const reply = { reply_to_message: { from: { id: 42 } } };

    expect(read({ text: '/latest' }, GROUP)?.isAddressed).toBe(false);
    expect(read({ text: '/latest@Paperboy_Bot' }, GROUP)?.isAddressed).toBe(true);
    expect(read({ text: 'hey @paperboy_bot ferry' }, GROUP)?.command.args).toBe('hey   ferry');
    expect(read({ text: 'ferry', ...reply }, GROUP)?.command.args).toBe('ferry');
    expect(read({ text: 'ferry' }, GROUP)).toBeUndefined();
    expect(read({ text: '@paperboy_bottle' }, GROUP)).toBeUndefined();
    expect(read({ sticker: {} }, GROUP)).toBeUndefined();
  });

  test('is answered in its topic, but not in a chain of replies', () => {
    const thread = { text: '/latest', message_thread_id: 9 };

    expect(read({ ...thread, is_topic_message: true }, GROUP)?.to.threadId).toBe(9);
    expect(read(thread, GROUP)?.to.threadId).toBeUndefined();
  });

  test('a post of its channel was answered in the channel', () => {
    const post = { text: '/latest@paperboy_bot', sender_chat: { id: -5, type: 'channel' } };

    expect(read({ ...post, is_automatic_forward: true }, GROUP)).toBeUndefined();
    expect(read(post, GROUP)?.speaksForChat).toBeUndefined();
  });

  test('an anonymous admin is nobody in particular', () => {
    expect(read({ text: '/latest', sender_chat: GROUP }, GROUP)?.userId).toBeUndefined();
  });
});

test('a button of a message that is out of reach can only be answered', () => {
  const update = {
    update_id: 1,
    callback_query: {
      id: 'q',
      from: ANN,
      chat_instance: '1',
      inline_message_id: 'x',
      data: 'help',
    },
  };

  expect(readUpdate(update, ME, 'en')).toEqual({ kind: 'lost-tap', queryId: 'q', language: 'en' });
});
