import type { Update } from 'telegraf/types';
import { expect, test, vi } from 'vitest';
import type { Clock } from '../../src/domain/clock.js';
import type { Inbox } from '../../src/domain/inbox.js';
import { StoreAway } from '../../src/domain/store-away.js';
import { openStore } from '../../src/storage/open-store.js';
import type { Incoming } from '../../src/telegram/incoming.js';
import { createUpdateIntake } from '../../src/telegram/update-intake.js';
import { quietLog } from './quiet-log.js';

const ME = { id: 42, username: 'paperboy_bot' };
/** Somebody whose question is never done with. */
const ENDLESS = 99;
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

const row = (id: number, chatId = id) => ({
  updateId: id,
  chatId,
  body: JSON.stringify(update(id, chatId)),
});

function open(inbox: Inbox, clock: Clock = { now: () => NOON }) {
  const answered: string[] = [];
  const dismissed: Incoming[] = [];
  const intake = createUpdateIntake({
    inbox,
    handler: {
      handle(incoming) {
        if (incoming.kind !== 'said') return Promise.resolve();
        if (incoming.request.userId === ENDLESS) return new Promise(() => undefined);
        answered.push(incoming.request.command.args);
        return Promise.resolve();
      },
      dismiss: (incoming) => void dismissed.push(incoming),
      leave: () => undefined,
      idle: () => Promise.resolve(),
    },
    clock,
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

test('what another process left is answered, after five that came to an end it is left out', async () => {
  const store = await openStore('sqlite::memory:', '');
  const past = { owner: 'gone', leaseMs: -1 };
  await store.inbox.take(row(1), past, NOON);
  await store.inbox.take(row(2), past, NOON);
  for (let count = 0; count < 4; count += 1) await store.inbox.takeOver(past, NOON, 10);
  await store.inbox.take(row(3), past, NOON);
  const { intake, answered } = open(store.inbox);

  await intake.tend(ME);
  await intake.idle();
  await intake.tend(ME);
  await store.close();

  expect(answered).toEqual(['3']);
});

/** The step is done, but the first times the word of it never comes: the server died in between. */
function unheardFirst<Args extends unknown[], T>(
  times: number,
  step: (...args: Args) => Promise<T>,
): (...args: Args) => Promise<T> {
  let calls = 0;
  return async (...args) => {
    const outcome = await step(...args);
    if (++calls > times) return outcome;
    throw new StoreAway('Connection terminated');
  };
}

test.each(['take', 'finish', 'takeOver'])(
  'what the store put into hand in a %s that nobody heard of is answered when its lease has ended, however busy the bot is',
  async (step) => {
    const store = await openStore('sqlite::memory:', '');
    await store.inbox.take(row(1, 7), { owner: 'gone', leaseMs: -1 }, NOON);
    let now = NOON;
    const { inbox } = store;
    const unheard = {
      ...inbox,
      take: unheardFirst(step === 'take' ? 1 : 0, inbox.take.bind(inbox)),
      finish: unheardFirst(step === 'finish' ? 2 : 0, inbox.finish.bind(inbox)),
      takeOver: unheardFirst(step === 'takeOver' ? 1 : 0, inbox.takeOver.bind(inbox)),
    };
    const { intake, answered } = open(unheard, { now: () => now });
    const ignored = (work: Promise<void>) => work.catch(() => undefined);

    for (const brought of [update(4, 8), update(2), update(3, ENDLESS)])
      await ignored(intake.take(brought, ME));
    await vi.waitFor(async () => {
      now += 1_000;
      await ignored(intake.keep());
      await ignored(intake.tend(ME));
      expect([...answered].sort()).toEqual(['1', '2', '4']);
    }, 5_000);
    await store.close();
  },
);

test('an update that was answered without the store, which kept it unheard, is not answered again', async () => {
  const store = await openStore('sqlite::memory:', '');
  const { inbox } = store;
  let now = NOON;
  const take = unheardFirst(1, inbox.take.bind(inbox));
  const { intake, answered } = open({ ...inbox, take }, { now: () => now });

  await intake.takeAnyhow(update(1), ME);
  now += 60_000;
  await intake.tend(ME);
  await intake.idle();
  const left = await inbox.takeOver({ owner: 'two', leaseMs: 1 }, now + 60_000, 10);
  await store.close();

  expect(answered).toEqual(['1']);
  expect(left).toEqual([]);
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
