import type { Update } from 'telegraf/types';
import { expect, test } from 'vitest';
import type { Inbox } from '../../src/domain/inbox.js';
import { openStore } from '../../src/storage/open-store.js';
import type { Incoming } from '../../src/telegram/incoming.js';
import { createUpdateIntake } from '../../src/telegram/update-intake.js';
import { quietLog } from './quiet-log.js';

const ME = { id: 42, username: 'paperboy_bot' };
const NOON = Date.parse('2021-07-01T12:00Z');

const update = (updateId: number, userId = 7): Update => ({
  update_id: updateId,
  message: {
    message_id: updateId,
    date: 0,
    from: { id: userId, is_bot: false, first_name: 'Ann' },
    chat: { id: userId, type: 'private', first_name: 'Ann' },
    text: `/read ${updateId}`,
  },
});

const changed = (updateId: number, fields: object): Update => ({
  ...update(updateId),
  ...fields,
});

const tap = (updateId: number): Update => ({
  update_id: updateId,
  callback_query: {
    id: `tap ${updateId}`,
    chat_instance: '1',
    data: 'latest',
    from: { id: 7, is_bot: false, first_name: 'Ann' },
    message: {
      message_id: 1,
      date: 0,
      chat: { id: 7, type: 'private', first_name: 'Ann' },
      text: 'a list',
    },
  },
});

function open(inbox: Inbox) {
  const answered: string[] = [];
  const dismissed: Incoming[] = [];
  const intake = createUpdateIntake({
    inbox,
    handler: {
      handle(incoming) {
        if (incoming.kind === 'said') answered.push(incoming.request.command.args);
        return Promise.resolve();
      },
      dismiss: (incoming) => void dismissed.push(incoming),
      leave: () => undefined,
      idle: () => Promise.resolve(),
    },
    clock: { now: () => NOON },
    log: quietLog,
    defaultLanguage: 'en',
    owner: 'one',
    isShared: true,
    closing: new AbortController().signal,
  });
  return { intake, answered, dismissed };
}

const broken = () => Promise.reject(new Error('disk full'));

test('while the store is down a brought update is refused, and an asked one is answered once', async () => {
  const store = await openStore('sqlite::memory:', '');
  const { intake, answered } = open({ ...store.inbox, take: broken });

  await expect(intake.take(update(1), ME)).rejects.toThrow('disk full');
  await intake.takeAnyhow(update(2), ME);
  await intake.takeAnyhow(update(2), ME);
  await intake.idle();
  await store.close();

  expect(answered).toEqual(['2']);
});

test('what another process left is answered, after three that came to an end it is left out', async () => {
  const store = await openStore('sqlite::memory:', '');
  const past = { owner: 'gone', leaseMs: -1 };
  const row = (id: number) => ({ updateId: id, chatId: id, body: JSON.stringify(update(id, id)) });
  await store.inbox.take(row(1), past, NOON);
  await store.inbox.take(row(2), past, NOON);
  for (let count = 0; count < 2; count += 1) await store.inbox.takeOver(past, NOON, 10);
  await store.inbox.take(row(3), past, NOON);
  const { intake, answered } = open(store.inbox);

  await intake.tend(ME);
  await intake.idle();
  await intake.tend(ME);
  await store.close();

  expect(answered).toEqual(['3']);
});

test('an update that can never be kept is let go, so that those behind it come in', async () => {
  const store = await openStore('sqlite::memory:', '');
  const { intake, answered } = open(store.inbox);
  const nested = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as unknown;
  const chats = [{ id: {}, type: 'private' }, { id: '7', type: 'private' }, { id: 1e308 }];

  for (const [at, chat] of chats.entries())
    await intake.take(
      changed(at, { message: { message_id: at, date: 0, chat, text: '/help' } }),
      ME,
    );
  await intake.take(changed(8, { nested }), ME);
  await intake.take(update(9), ME);
  await intake.idle();
  await store.close();

  expect(answered).toEqual(['9']);
});

test('a flood is not written down, and its buttons stop spinning', async () => {
  const store = await openStore('sqlite::memory:', '');
  let writes = 0;
  const { intake, dismissed } = open({
    ...store.inbox,
    take: (...how) => ((writes += 1), store.inbox.take(...how)),
  });

  for (let id = 1; id <= 100; id += 1) await intake.take(tap(id), ME);
  await intake.idle();
  await store.close();

  expect(writes).toBe(40);
  expect(dismissed).toHaveLength(60);
});
