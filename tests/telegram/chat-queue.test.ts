import { expect, test } from 'vitest';
import { createChatQueue } from '../../src/telegram/chat-queue.js';

function gate(): { readonly opened: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return {
    opened,
    open: () => {
      open();
    },
  };
}

test('work of one chat keeps its order, another chat does not wait for it', async () => {
  const queue = createChatQueue();
  const done: string[] = [];
  const slow = gate();
  void queue.add(1, () => slow.opened.then(() => void done.push('first')));
  void queue.add(1, () => Promise.resolve(void done.push('second')));
  void queue.add(2, () =>
    Promise.resolve(void done.push('other chat')).then(() => {
      slow.open();
    }),
  );

  await queue.idle();

  expect(done).toEqual(['other chat', 'first', 'second']);
});

test('a chat with too much waiting is refused, others are not', () => {
  const queue = createChatQueue();
  const never = gate();
  const taken = Array.from({ length: 60 }, () => queue.add(1, () => never.opened));

  const other = queue.add(2, () => Promise.resolve());

  expect(taken.filter(Boolean)).toHaveLength(50);
  expect(other).toBeDefined();
});

test('a burst that is too much is told once, the next one again', async () => {
  const told: number[] = [];
  const queue = createChatQueue((chatId) => told.push(chatId));
  const first = gate();
  for (let count = 0; count < 60; count += 1) void queue.add(1, () => first.opened);
  first.open();
  await queue.idle();

  expect(told).toEqual([1]);
  for (let count = 0; count < 60; count += 1) void queue.add(1, () => Promise.resolve());
  expect(told).toEqual([1, 1]);
  await queue.idle();
});

test('a queue with nothing in it is idle', async () => {
  await expect(createChatQueue().idle()).resolves.toBeUndefined();
});
