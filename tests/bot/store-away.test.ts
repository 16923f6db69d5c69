import { expect, test } from 'vitest';
import { ALL_COMMANDS } from '../../src/bot/commands/all-commands.js';
import type { Request } from '../../src/bot/request.js';
import { createRouter } from '../../src/bot/router.js';
import { createCommand } from '../../src/domain/command.js';
import { StoreAway } from '../../src/domain/store-away.js';
import { openStore } from '../../src/storage/open-store.js';
import { newsroom } from '../flows/newsroom.js';
import { quietLog } from '../telegram/quiet-log.js';
import { NOON, ourTexts } from '../views/our-texts.js';

/** A router on a store that is away for so long from now on. */
async function routerOn(awayMs: number) {
  const store = await openStore('sqlite::memory:', '');
  let now = NOON;
  const orAway = <T>(work: () => Promise<T>): Promise<T> =>
    now < NOON + awayMs ? Promise.reject(new StoreAway('gone')) : work();
  const stores = {
    ...store,
    subscribers: {
      ...store.subscribers,
      get: (id: number) => orAway(() => store.subscribers.get(id)),
    },
  };
  const router = createRouter({
    commands: ALL_COMMANDS,
    library: newsroom,
    texts: ourTexts,
    clock: { now: () => now },
    timeZone: 'Asia/Hong_Kong',
    log: quietLog,
    stores,
    digestMinute: 480,
    adminIds: [],
    wait(ms) {
      now += ms;
      return Promise.resolve();
    },
  });
  return { router, store };
}

const request = (name: string, args: string): Request => ({
  to: { chatId: 7, threadId: undefined },
  chatKind: 'private',
  userId: 7,
  language: 'en',
  command: createCommand(name, args),
  botUsername: 'paperboy_bot',
  repliedTo: [],
  isAddressed: true,
  via: 'command',
  mayChange: () => Promise.resolve(true),
  findChannel: () => Promise.resolve({ kind: 'unknown' }),
});

test('a change waits a few seconds for a store that is away, and is made once', async () => {
  const { router, store } = await routerOn(3_000);

  const { message } = await router.answer(request('subscribe', 'ferries'));
  const followed = await store.subscriptions.list(7);

  expect(message?.html).toContain('ferries');
  expect(followed).toHaveLength(1);
});

test('while the store stays away a change is refused in one sentence, and reading goes on', async () => {
  const { router, store } = await routerOn(60_000);

  const change = await router.answer(request('subscribe', 'ferries'));
  const reading = await router.answer(request('latest', ''));
  const followed = await store.subscriptions.list(7);

  expect(change.message?.html).toContain('I cannot write anything down right now');
  expect(reading.message?.html).toContain('Latest');
  expect(followed).toEqual([]);
});
