import { afterEach, expect, test, vi } from 'vitest';
import { planDigests } from '../../src/delivery/digest-planner.js';
import { type DeliveryDesk, openDeliveryDesk } from './desk.js';

let desk: DeliveryDesk;
afterEach(() => desk.stop());

const HOUR = 3_600_000;

/** A reader whose digest was due so many hours ago. */
async function dueReader(hoursAgo: number) {
  desk = await openDeliveryDesk({ compose: (_chatId, kind) => kind });
  const reader = desk.api.town.person({ hasStarted: true });
  const dueAt = Date.now() - hoursAgo * HOUR;
  const minute = Math.floor(dueAt / 60_000) % 1_440;
  const where = { chatId: reader.chat.id, threadId: undefined, kind: 'private' as const };
  const digest = { minute, weekday: undefined };
  await desk.store.subscribers.save(where, { digest, nextDigestAt: dueAt, timeZone: 'UTC' }, dueAt);
  return { where, dueAt, told: () => desk.api.journal.calls('sendMessage').length };
}

const plan = (now = Date.now()) => planDigests(desk.store.digests, { now: () => now }, 'UTC');
const allSent = () =>
  vi.waitFor(async () => expect((await desk.store.outbox.backlog()).pending).toBe(0), {
    timeout: 20_000,
  });

test('a digest that is due goes out once, however often the planner looks', async () => {
  const { told } = await dueReader(0.1);

  await Promise.all([plan(), plan()]);
  await plan();
  desk.start();
  await allSent();

  expect(told()).toBe(1);
});

test('three hours late it still comes; thirty hours late its news comes with the next one', async () => {
  const late = await dueReader(3);
  await plan();
  desk.start();
  await allSent();
  const toldLate = late.told();
  await desk.stop();

  const missed = await dueReader(30);
  await plan();
  desk.start();
  await allSent();
  const next = await desk.store.subscribers.get(missed.where.chatId);

  expect([toldLate, missed.told()]).toEqual([1, 0]);
  expect(next?.nextDigestAt).toBeGreaterThan(Date.now());
});

test('changing time and zone on the same day still gives one digest that day', async () => {
  const { where, dueAt, told } = await dueReader(0.1);
  await plan();
  desk.start();
  await allSent();

  for (const timeZone of ['Etc/GMT-1', 'Etc/GMT+1', 'UTC']) {
    await desk.store.subscribers.save(where, { timeZone, nextDigestAt: dueAt + 1 }, dueAt);
    await plan();
    await allSent();
  }

  const { chatId } = where;
  const days = new Set([0, 1, -1].map((hours) => new Date(dueAt + hours * HOUR).getUTCDate()));
  expect(told()).toBeLessThanOrEqual(days.size);
  expect((await desk.store.subscribers.get(chatId))?.digestedUpTo).toBeGreaterThan(dueAt);
});

test('digests are counted, and how late they were', async () => {
  await dueReader(2);

  const planned = await plan();
  const again = await plan();
  const sender = desk.start();
  await allSent();
  await sender.stop();
  const counts = await desk.store.outbox.counts();

  expect(planned.planned).toBe(1);
  expect(planned['planned-late-ms']).toBeGreaterThanOrEqual(2 * HOUR);
  expect(again).toEqual({});
  expect(counts).toMatchObject({ sent: 1, digests: 1 });
});
