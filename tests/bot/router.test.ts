import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/storage/open-store.js';
import { NOON } from '../views/our-texts.js';
import { CHAT_ID, routerOver, typed } from './router-over.js';

let store: Store;
beforeEach(async () => {
  store = await openStore('sqlite::memory:', '');
});
afterEach(() => store.close());

test('a flood by one person does not reach the store', async () => {
  let reads = 0;
  const subscribers = {
    ...store.subscribers,
    get: (chatId: number) => ((reads += 1), store.subscribers.get(chatId)),
  };
  const router = routerOver({ ...store, subscribers });

  const replies = [];
  for (let count = 0; count < 100; count += 1) replies.push(await router.answer(typed('latest')));

  expect(replies.filter(({ message }) => message !== undefined)).toHaveLength(6);
  expect(reads).toBe(6);
});

test('an answer reads what a chat follows once, and does not write a chat that is known', async () => {
  const chat = { chatId: CHAT_ID, threadId: undefined, kind: 'private' as const };
  await store.subscribers.save(chat, { language: 'en' }, NOON);
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

  await router.answer(typed('start'));
  await router.answer(typed('subscribe', '#渡輪'));

  expect(done).toEqual(['list', 'list']);
  expect(await store.subscriptions.list(CHAT_ID)).toHaveLength(1);
});
