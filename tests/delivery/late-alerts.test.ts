import { afterEach, expect, test, vi } from 'vitest';
import { planDigests } from '../../src/delivery/digest-planner.js';
import type { Settings } from '../../src/domain/subscriber.js';
import { type DeliveryDesk, openDeliveryDesk } from './desk.js';

const HOUR = 3_600_000;

let desk: DeliveryDesk;
afterEach(() => desk.stop());

/** A reader to whom two alerts of more than a day ago could not be sent. */
async function readerWithOldAlerts(digest: Settings['digest']) {
  desk = await openDeliveryDesk({ compose: (_chat, kind, batches) => `${kind} ${batches}` });
  const reader = desk.api.town.person({ hasStarted: true });
  const id = reader.chat.id;
  const where = { chatId: id, threadId: undefined, kind: 'private' as const };
  await desk.follow(id);
  const nextDigestAt = digest === undefined ? undefined : Date.now() + 30 * HOUR;
  await desk.store.subscribers.save(where, { digest, nextDigestAt }, Date.now());
  await desk.tell('a');
  await desk.tell('b');
  desk.passes(25 * HOUR);
  desk.start();
  return {
    set: (settings: Settings) =>
      desk.store.subscribers.save(where, settings, Date.now() + 25 * HOUR),
    texts: () => desk.api.town.messages(reader.chat).map(({ text }) => text),
  };
}

const DAILY = { minute: 480, weekday: undefined };
const allSent = () =>
  vi.waitFor(async () => expect((await desk.store.outbox.backlog()).pending).toBe(0), {
    timeout: 20_000,
  });

test('alerts more than a day old wait for the digest and come with it', async () => {
  const { texts } = await readerWithOldAlerts(DAILY);
  await allSent();
  const before = texts();

  const now = Date.now() + 31 * HOUR;
  desk.passes(6 * HOUR);
  await planDigests(desk.store.digests, { now: () => now }, 'UTC');
  await allSent();

  expect([before, texts()]).toEqual([[], ['digest 2']]);
});

test('fresh news does not wait with old alerts', async () => {
  const { texts } = await readerWithOldAlerts(DAILY);
  await allSent();

  await desk.tell('c');
  await allSent();

  expect(texts()).toEqual(['alert 1']);
});

test('a chat without a digest gets them late, as one message', async () => {
  const { texts } = await readerWithOldAlerts(undefined);
  await allSent();

  expect(texts()).toEqual(['alert 2']);
});

test('alerts waiting for a digest come at once when the digest is switched off', async () => {
  const { texts, set } = await readerWithOldAlerts(DAILY);
  await allSent();

  await set({ digest: undefined, nextDigestAt: undefined });
  await allSent();

  expect(texts()).toEqual(['alert 2']);
});
