import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGroupedOutbox } from '../../src/delivery/grouped-outbox.js';
import { quietLog } from '../telegram/quiet-log.js';
import { postgresMaker } from './stores.js';

const T0 = Date.parse('2021-07-01T12:00+08:00');
const CHATS = Array.from({ length: 300 }, (_, index) => index + 1);
const LEASE_MS = 30_000;

const maker = postgresMaker();
beforeAll(() => maker.start());
afterAll(() => maker.stop());

test('a database that dies while deliveries are claimed and recorded loses none, and keeps every ack', async () => {
  const store = await maker.open();
  for (const chatId of CHATS)
    await store.subscribers.save({ chatId, threadId: undefined, kind: 'private' }, {}, T0);
  await store.broadcasts.start(await store.broadcasts.draft('for all', T0));
  while (await store.broadcasts.fanOut(T0, 1_000)) continue;
  const outbox = createGroupedOutbox({
    outbox: store.outbox,
    log: quietLog,
    wait: () => new Promise(setImmediate),
  });
  const claim = (now: number) => outbox.claim({ owner: 'one', now, leaseMs: LEASE_MS, limit: 5 });
  const [begun, safe] = [new Set<number>(), new Set<number>()];
  let killed: Promise<void> | undefined;

  const work = async () => {
    for (let claims = await claim(T0); claims.length > 0; claims = await claim(T0))
      await Promise.all(
        claims.map(async (held) => {
          begun.add(held.chatId);
          await outbox.ack(held, { items: held.items, nextAt: T0, now: T0 });
          safe.add(held.chatId);
          if (safe.size > CHATS.length / 3) killed ??= maker.kill();
        }),
      );
  };
  await Promise.allSettled(Array.from({ length: 6 }, work));
  await killed;
  await maker.restart();
  await store.outbox.reap(T0 + LEASE_MS);
  const left: number[] = [];
  for (
    let claims = await claim(T0 + LEASE_MS);
    claims.length > 0;
    claims = await claim(T0 + LEASE_MS)
  )
    left.push(...claims.filter(({ items }) => items.length === 1).map(({ chatId }) => chatId));

  expect(safe.size).toBeLessThan(CHATS.length);
  expect(left.filter((chatId) => safe.has(chatId))).toEqual([]);
  // Of what was being written when it died nobody knows: that alone may be there or gone.
  const open = [...begun].filter((chatId) => !safe.has(chatId));
  const kept = new Set([...safe, ...open, ...left]);
  expect(CHATS.filter((chatId) => !kept.has(chatId))).toEqual([]);
  expect(new Set(left).size).toBe(left.length);
});
