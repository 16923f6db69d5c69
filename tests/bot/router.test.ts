import { expect, test } from 'vitest';
import type { DeskStores } from '../../src/bot/bot-command.js';
import { ALL_COMMANDS } from '../../src/bot/commands/all-commands.js';
import type { Request } from '../../src/bot/request.js';
import { createRouter } from '../../src/bot/router.js';
import { createCommand } from '../../src/domain/command.js';
import { openStore } from '../../src/storage/open-store.js';
import { newsroom } from '../flows/newsroom.js';
import { quietLog } from '../telegram/quiet-log.js';
import { NOON, ourTexts } from '../views/our-texts.js';

const REQUEST: Request = {
  to: { chatId: 7, threadId: undefined },
  chatKind: 'private',
  userId: 7,
  language: 'en',
  command: createCommand('latest'),
  botUsername: 'paperboy_bot',
  repliedTo: [],
  isAddressed: true,
  via: 'command',
  mayChange: () => Promise.resolve(true),
  findChannel: () => Promise.resolve({ kind: 'unknown' }),
};

const routerOver = (stores: DeskStores) =>
  createRouter({
    commands: ALL_COMMANDS,
    library: newsroom,
    texts: ourTexts,
    clock: { now: () => NOON },
    timeZone: 'Asia/Hong_Kong',
    log: quietLog,
    stores,
    digestMinute: 480,
    adminIds: [],
    wait: () => Promise.resolve(),
  });

test('a flood by one person does not reach the store', async () => {
  const store = await openStore('sqlite::memory:', '');
  let reads = 0;
  const subscribers = {
    ...store.subscribers,
    get: (chatId: number) => ((reads += 1), store.subscribers.get(chatId)),
  };
  const router = routerOver({ ...store, subscribers });

  const replies = [];
  for (let count = 0; count < 100; count += 1) replies.push(await router.answer(REQUEST));
  await store.close();

  expect(replies.filter(({ message }) => message !== undefined)).toHaveLength(6);
  expect(reads).toBe(6);
});

test('an answer reads what a chat follows once, and does not write a chat that is known', async () => {
  const store = await openStore('sqlite::memory:', '');
  await store.subscribers.save({ ...REQUEST.to, kind: 'private' }, { language: 'en' }, NOON);
  const done: string[] = [];
  const router = routerOver({
    ...store,
    subscribers: {
      ...store.subscribers,
      save: (...how) => (done.push('save'), store.subscribers.save(...how)),
    },
    subscriptions: {
      ...store.subscriptions,
      list: (id) => (done.push('list'), store.subscriptions.list(id)),
    },
  });

  for (const [name, args] of [['start'], ['subscribe', '#渡輪']] as const)
    await router.answer({ ...REQUEST, command: createCommand(name, args) });
  const followed = await store.subscriptions.list(7);
  await store.close();

  expect(done).toEqual(['list', 'list']);
  expect(followed).toHaveLength(1);
});
