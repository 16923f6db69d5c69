import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Router } from '../../src/bot/router.js';
import { StoreAway } from '../../src/domain/store-away.js';
import { openStore, type Store } from '../../src/storage/open-store.js';
import { NOON } from '../views/our-texts.js';
import { CHAT_ID, routerOver, typed } from './router-over.js';

let store: Store;
beforeEach(async () => {
  store = await openStore('sqlite::memory:', '');
});
afterEach(() => store.close());

/** A router on a store that is away for so long from now on. */
function routerWhileAway(awayMs: number): Router {
  let now = NOON;
  const get: Store['subscribers']['get'] = (id) =>
    now < NOON + awayMs ? Promise.reject(new StoreAway('gone')) : store.subscribers.get(id);
  return routerOver(
    { ...store, subscribers: { ...store.subscribers, get } },
    {
      clock: { now: () => now },
      wait(ms) {
        now += ms;
        return Promise.resolve();
      },
    },
  );
}

test('a change waits a few seconds for a store that is away, and is made once', async () => {
  const router = routerWhileAway(3_000);

  const { message } = await router.answer(typed('subscribe', 'ferries'));

  expect(message?.html).toContain('ferries');
  expect(await store.subscriptions.list(CHAT_ID)).toHaveLength(1);
});

test('while the store stays away a change is refused in one sentence, and reading goes on', async () => {
  const router = routerWhileAway(60_000);

  const change = await router.answer(typed('subscribe', 'ferries'));
  const reading = await router.answer(typed('latest'));

  expect(change.message?.html).toContain('I cannot save anything right now');
  expect(reading.message?.html).toContain('Latest');
  expect(await store.subscriptions.list(CHAT_ID)).toEqual([]);
});
