import { afterEach, expect, test, vi } from 'vitest';
import { quietLog } from '../telegram/quiet-log.js';
import { type DeliveryDesk, type DeskOptions, openDeliveryDesk } from './desk.js';

let desk: DeliveryDesk;
afterEach(() => desk.stop());

async function withReaders(count: number, options: DeskOptions = {}) {
  desk = await openDeliveryDesk(options);
  const readers = Array.from({ length: count }, () => desk.api.town.person({ hasStarted: true }));
  for (const reader of readers) await desk.follow(reader.chat.id);
  return readers;
}

const texts = (reader: { chat: { id: number } }) =>
  desk.api.world.messages.in(reader.chat.id).map(({ text }) => text);
const backlog = async () => (await desk.store.outbox.backlog()).pending;
const allSent = () => vi.waitFor(async () => expect(await backlog()).toBe(0), { timeout: 20_000 });

test('everybody gets the news once, and two senders share the work', async () => {
  const readers = await withReaders(100);
  await desk.tell('a');

  desk.start('one');
  desk.start('two');
  await allSent();

  expect(readers.map((reader) => texts(reader))).toEqual(
    readers.map(({ chat }) => [`news for ${chat.id}`]),
  );
});

test('a stop in the middle loses nothing and sends nothing twice', async () => {
  const readers = await withReaders(200, { ratePerSecond: 200 });
  await desk.tell('a');

  const first = desk.start('one');
  await vi.waitFor(() => expect(desk.api.journal.calls('sendMessage').length).toBeGreaterThan(20), {
    timeout: 20_000,
  });
  await first.stop();
  const sentThen = desk.api.journal.calls('sendMessage').length;
  desk.start('two');
  await allSent();

  expect(sentThen).toBeLessThan(200);
  expect(readers.every((reader) => texts(reader).length === 1)).toBe(true);
});

test('a flood limit on one chat makes only that chat wait', async () => {
  const [slow, ...others] = await withReaders(10);
  desk.api.faults.next(
    'sendMessage',
    { kind: 'retry-after', seconds: 3_600 },
    { chatId: slow?.chat.id ?? 0 },
  );
  await desk.tell('a');

  desk.start();
  await vi.waitFor(async () => expect(await backlog()).toBe(1), { timeout: 20_000 });
  const before = slow === undefined ? [] : texts(slow);
  desk.passes(3_601_000);
  await allSent();

  expect(before).toEqual([]);
  expect(
    [slow, ...others].map((reader) => (reader === undefined ? 0 : texts(reader).length)),
  ).toEqual(Array.from({ length: 10 }, () => 1));
});

test('a flood limit on the whole bot stops everybody until it is over', async () => {
  const readers = await withReaders(60, { ratePerSecond: 100 });
  desk.api.faults.next('sendMessage', { kind: 'retry-after', seconds: 30 }, { times: 8 });
  await desk.tell('a');

  desk.start();
  await vi.waitFor(
    async () => {
      const { from } = await desk.store.outbox.reserve(0, Date.now(), 100);
      expect(from).toBeGreaterThan(Date.now() + 20_000);
    },
    { timeout: 20_000 },
  );
  const callsThen = desk.api.journal.calls('sendMessage').length;
  await vi.waitFor(
    async () => {
      desk.passes(1_000);
      expect(await backlog()).toBe(0);
    },
    { timeout: 20_000 },
  );

  expect(callsThen).toBeLessThan(20);
  expect(readers.every((reader) => texts(reader).length === 1)).toBe(true);
});

test('an answer that was lost is sent again after a minute, without a sound', async () => {
  const [reader] = await withReaders(1);
  desk.api.faults.next('sendMessage', { kind: 'cut', isDone: true });
  await desk.tell('a');

  desk.start();
  await vi.waitFor(() => expect(desk.api.journal.calls('sendMessage')).toHaveLength(1), {
    timeout: 20_000,
  });
  // A minute passes at each look, however slow this machine is.
  await vi.waitFor(
    () => {
      desk.passes(61_000);
      expect(desk.api.journal.calls('sendMessage')).toHaveLength(2);
    },
    { timeout: 20_000, interval: 200 },
  );
  await allSent();

  const [first, second] = desk.api.journal.calls('sendMessage').map(({ params }) => params);
  expect([first?.['disable_notification'], second?.['disable_notification']]).toEqual([
    undefined,
    true,
  ]);
  expect(reader === undefined ? [] : texts(reader)).toHaveLength(2);
});

test('while Telegram is down nothing is lost, and retries become rarer', async () => {
  const readers = await withReaders(30);
  desk.api.faults.next('sendMessage', { kind: 'error-page', code: 502 }, { times: 40 });
  await desk.tell('a');

  desk.start();
  // A minute passes at each look, however slow this machine is.
  await vi.waitFor(
    async () => {
      desk.passes(60_000);
      expect(await backlog()).toBe(0);
    },
    { timeout: 20_000 },
  );

  expect(readers.every((reader) => texts(reader).length === 1)).toBe(true);
});

test('an outage of Telegram is reported once, and so is its end', async () => {
  const said: string[] = [];
  const keep = (_details: object, message: string) => void said.push(message);
  await withReaders(40, { ratePerSecond: 100, log: { ...quietLog, info: keep, warn: keep } });
  desk.api.faults.next('sendMessage', { kind: 'error-page', code: 502 }, { times: 6 });
  await desk.tell('a');

  desk.start();
  await vi.waitFor(
    async () => {
      desk.passes(2_000);
      expect(await backlog()).toBe(0);
    },
    { timeout: 20_000 },
  );

  expect(said).toEqual([
    'Telegram accepts no messages; deliveries wait',
    'Telegram accepts messages again',
  ]);
});

test('chats that blocked the bot are called once and never again', async () => {
  const readers = await withReaders(20);
  const gone = readers.slice(0, 6);
  for (const reader of gone) reader.blocks();
  await desk.tell('a');
  desk.start();
  await allSent();
  await desk.tell('b');
  await allSent();

  const calls = desk.api.journal.calls('sendMessage').map(({ params }) => params['chat_id']);
  expect(gone.map(({ chat }) => calls.filter((id) => Number(id) === chat.id).length)).toEqual(
    gone.map(() => 1),
  );
  expect(readers.slice(6).every((reader) => texts(reader).length === 2)).toBe(true);
});

test('a message that Telegram will never accept is put aside, and the others continue', async () => {
  const [, second] = await withReaders(2, {
    compose: (chatId) => (chatId % 2 === 1 ? ' \u200b ' : 'fine'),
  });
  await desk.tell('a');

  desk.start();
  await allSent();

  expect(await desk.store.outbox.counts()).toMatchObject({ dead: 1 });
  expect(second === undefined ? [] : texts(second)).toEqual(['fine']);
});

test('bad markup goes out as plain text', async () => {
  const readers = await withReaders(3, { compose: () => '<b>open' });
  await desk.tell('a');

  desk.start();
  await allSent();

  expect(readers.map((reader) => texts(reader))).toEqual([['open'], ['open'], ['open']]);
});

test('quiet hours hold the news back until they end', async () => {
  const [reader] = await withReaders(1);
  const minute = Math.floor(Date.now() / 60_000) % 1_440;
  const quiet = { from: (minute + 1_435) % 1_440, to: (minute + 60) % 1_440 };
  await desk.store.subscribers.save(
    { chatId: reader?.chat.id ?? 0, threadId: undefined, kind: 'private' },
    { quiet },
    Date.now(),
  );
  await desk.tell('a');

  desk.start();
  await vi.waitFor(
    async () => {
      const { oldestDueAt = 0 } = await desk.store.outbox.backlog();
      expect(oldestDueAt).toBeGreaterThan(Date.now() + 50 * 60_000);
    },
    { timeout: 20_000 },
  );
  const during = reader === undefined ? [] : texts(reader);
  desk.passes(61 * 60_000);
  await allSent();

  expect(during).toEqual([]);
  expect(reader === undefined ? [] : texts(reader)).toHaveLength(1);
});

test('a chat with many batches waiting gets one message, and holds nobody up', async () => {
  const [first, second] = await withReaders(2);
  for (let batch = 0; batch < 50; batch += 1) await desk.tell(`story${batch}`);

  desk.start();
  await allSent();

  expect(
    [first, second].map((reader) => (reader === undefined ? 0 : texts(reader).length)),
  ).toEqual([1, 1]);
});

test('news that this index does not have yet waits until it does', async () => {
  let isBehind = true;
  let asked = 0;
  const [reader] = await withReaders(1, { isBehind: () => ((asked += 1), isBehind) });
  await desk.tell('a');

  const first = desk.start();
  await vi.waitFor(() => expect(asked).toBeGreaterThan(0));
  await first.stop();
  const early = reader === undefined ? [] : texts(reader);
  isBehind = false;
  desk.passes(5_000);
  desk.start('two');
  await allSent();

  expect(early).toEqual([]);
  expect(reader === undefined ? [] : texts(reader)).toHaveLength(1);
});
