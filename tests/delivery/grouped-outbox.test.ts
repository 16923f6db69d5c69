import { afterEach, beforeEach, expect, test } from 'vitest';
import { createGroupedOutbox } from '../../src/delivery/grouped-outbox.js';
import type { Claim, Ended, Outbox } from '../../src/domain/outbox.js';
import { StoreAway } from '../../src/domain/store-away.js';
import { openStore, type Store } from '../../src/storage/open-store.js';
import { quietLog } from '../telegram/quiet-log.js';

const NOW = Date.parse('2021-07-01T12:00+08:00');
const CHATS = [1, 2, 3, 4, 5];

let store: Store;
let claims: readonly Claim[];
/** How many were written together, group by group; what `fails` throws, the store does not write. */
let groups: number[];
let fails: (ended: readonly Ended[]) => void;
/** Lets a wait that has begun end. */
let pass: () => Promise<void>;
let outbox: Outbox;

beforeEach(async () => {
  store = await openStore('sqlite::memory:', '');
  for (const chatId of CHATS)
    await store.subscribers.save({ chatId, threadId: undefined, kind: 'private' }, {}, NOW);
  const id = await store.broadcasts.draft('for all', NOW);
  await store.broadcasts.start(id);
  while (await store.broadcasts.fanOut(NOW, 10)) continue;
  claims = await store.outbox.claim({ owner: 'one', now: NOW, leaseMs: 60_000, limit: 10 });
  groups = [];
  fails = () => undefined;
  const waits: (() => void)[] = [];
  pass = async () => {
    await new Promise(setImmediate);
    waits.splice(0).forEach((go) => go());
  };
  outbox = createGroupedOutbox({
    outbox: {
      ...store.outbox,
      async ackAll(ended) {
        groups.push(ended.length);
        fails(ended);
        await store.outbox.ackAll(ended);
      },
      async ack(claim, done) {
        fails([{ claim, done }]);
        await store.outbox.ack(claim, done);
      },
    },
    log: quietLog,
    wait: () => new Promise((resolve) => void waits.push(resolve)),
  });
});
afterEach(() => store.close());

const ackAll = () =>
  claims.map((claim) => outbox.ack(claim, { items: claim.items, nextAt: NOW, now: NOW }));
const pending = async () => (await store.outbox.backlog()).pending;

test('the first is written at once; those that follow soon wait and are written together', async () => {
  const [first, ...others] = ackAll();
  await first;
  const between = await pending();
  await pass();
  await Promise.all(others);

  expect([between, await pending()]).toEqual([4, 0]);
  expect(groups).toEqual([1, 4]);
});

test('one that fails does not affect the others', async () => {
  const [first, ...others] = ackAll();
  const faulty = claims[2]?.chatId;
  fails = (ended) => {
    if (ended.some(({ claim }) => claim.chatId === faulty)) throw new Error('a strange row');
  };
  const settled = Promise.allSettled(others);
  await first;
  await pass();

  const outcomes = (await settled).map(({ status }) => status);
  expect(outcomes).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(await pending()).toBe(1);
});

test('everyone in a group hears that the store is away, and later ones are written', async () => {
  const [first, ...others] = ackAll();
  await first;
  fails = () => {
    throw new StoreAway('no server');
  };
  const settled = Promise.allSettled(others);
  await pass();
  const outcomes = (await settled).map(({ status }) => status);
  fails = () => undefined;
  const again = Promise.all(ackAll());
  await pass();
  await pass();
  await again;

  expect(new Set(outcomes)).toEqual(new Set(['rejected']));
  expect(groups.slice(0, 2)).toEqual([1, 4]);
  expect(await pending()).toBe(0);
});

test('a chat that was claimed twice occurs only once in a group', async () => {
  const [first, second] = claims;
  if (first === undefined || second === undefined) throw new Error('nothing was claimed');
  const ends = [first, second, second].map((claim) =>
    outbox.ack(claim, { items: claim.items, nextAt: NOW, now: NOW }),
  );
  await ends[0];
  await pass();
  await ends[1];
  await pass();
  await ends[2];

  expect(groups).toEqual([1, 1, 1]);
});
