import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSender, type Sender } from '../../src/delivery/sender.js';
import { openStore, type Store } from '../../src/storage/open-store.js';
import { densestSecond } from '../bench/faults/tally.js';
import { quietLog } from '../telegram/quiet-log.js';
import { createFakeTime, type FakeTime } from './fake-time.js';

const CHATS = 600;
const RATE = 100;

let time: FakeTime;
let store: Store;
let senders: Sender[];
/** When each message went. */
let left: number[];
/** How long it takes to compose a message. */
let composeMs: number;

beforeEach(async () => {
  time = createFakeTime(Date.parse('2021-07-01T12:00+08:00'));
  store = await openStore('sqlite::memory:', '');
  for (let chatId = 1; chatId <= CHATS; chatId += 1)
    await store.subscribers.save({ chatId, threadId: undefined, kind: 'private' }, {}, time.now());
  await store.broadcasts.start(await store.broadcasts.draft('for all', time.now()));
  while (await store.broadcasts.fanOut(time.now(), 1_000)) continue;
  senders = [];
  left = [];
  composeMs = 0;
});
afterEach(async () => {
  await Promise.all(senders.map((sender) => sender.stop()));
  await store.close();
});

function start(owner: string): void {
  const sender = createSender({
    outbox: store.outbox,
    courier: {
      async deliver(claim, atSlot) {
        if (composeMs > 0) await time.wait(composeMs);
        const mayGo = await atSlot();
        if (mayGo) left.push(time.now());
        const done = { items: mayGo ? claim.items : [], nextAt: time.now(), now: time.now() };
        await store.outbox.ack(claim, done);
        return 'answered';
      },
      takeCounts: () => ({}),
    },
    clock: time,
    log: quietLog,
    ratePerSecond: RATE,
    owner,
    takeReplies: () => 0,
    wait: (ms, signal) => time.wait(ms, signal),
  });
  senders.push(sender);
  void sender.run();
}

const gaps = () => left.slice(1).map((at, index) => at - (left[index] ?? 0));
const densest = () => densestSecond(left.map((at) => ({ at })));

test('a process that was suspended does not send everything at once when it resumes', async () => {
  start('one');
  await time.passes(200);
  for (let round = 0; round < 10; round += 1) {
    await time.standsStill(70);
    await time.passes(100);
  }

  expect(left.length).toBeGreaterThan(100);
  expect(Math.min(...gaps())).toBeGreaterThanOrEqual(8);
});

test('what a slow store delayed goes out gradually when it is fast again', async () => {
  for (const owner of ['one', 'two', 'three']) start(owner);
  composeMs = 600;
  await time.passes(1_500);
  composeMs = 0;
  await time.passes(3_000);

  expect(left.length).toBeGreaterThan(350);
  expect(densest()).toBeLessThanOrEqual(RATE * 1.1);
});

test('a clock that is set ahead or back delays nobody', async () => {
  start('one');
  await time.passes(500);
  time.isSet(3_600_000);
  await time.passes(2_000);
  const ahead = left.length;
  time.isSet(-3_600_000);
  await time.passes(4_000);

  expect(ahead).toBeGreaterThan(150);
  expect(left.length).toBeGreaterThan(ahead + 200);
});

test('a sender that is on time uses the whole rate', async () => {
  start('one');
  await time.passes(5_000);

  expect(left.length).toBeGreaterThanOrEqual(5 * RATE * 0.97);
  expect(densest()).toBeLessThanOrEqual(RATE * 1.1);
});
