import { afterEach, expect, test, vi } from 'vitest';
import { fanOutBroadcasts } from '../../src/delivery/fan-out.js';
import { nextItems } from '../../src/delivery/next-items.js';
import type { ItemKind } from '../../src/domain/outbox.js';
import { type DeliveryDesk, openDeliveryDesk } from './desk.js';

let desk: DeliveryDesk | undefined;
afterEach(async () => {
  await desk?.stop();
  desk = undefined;
});

test('a sender stopped in the middle of a broadcast skips nobody and sends nothing twice', async () => {
  const opened = await openDeliveryDesk({ ratePerSecond: 40 });
  desk = opened;
  const readers = Array.from({ length: 60 }, () => opened.api.town.person({ hasStarted: true }));
  for (const reader of readers) await opened.follow(reader.chat.id);
  const { broadcasts, outbox } = opened.store;
  const id = await broadcasts.draft('for all', Date.now());
  await broadcasts.start(id);
  await fanOutBroadcasts(broadcasts, { now: () => Date.now() });

  const first = opened.start('one');
  const sent = () => opened.api.journal.calls('sendMessage').length;
  await vi.waitFor(() => expect(sent()).toBeGreaterThan(10), { timeout: 20_000 });
  await first.stop();
  const sentThen = sent();
  opened.start('two');
  await vi.waitFor(async () => expect((await outbox.backlog()).pending).toBe(0), {
    timeout: 20_000,
  });

  expect(sentThen).toBeLessThan(readers.length);
  expect(
    readers.map(({ chat }) => opened.api.world.messages.in(chat.id).map(({ text }) => text)),
  ).toEqual(readers.map(() => ['for all']));
});

test('a broadcast goes after news and before a digest, and not in quiet hours', () => {
  const item = (kind: ItemKind) => ({ kind, ref: '1', createdAt: 0 });
  const next = (kinds: readonly ItemKind[], isQuiet: boolean) =>
    nextItems(kinds.map(item), { isQuiet }).map(({ kind }) => kind);

  expect(next(['alert', 'broadcast', 'digest'], false)).toEqual(['alert']);
  expect(next(['broadcast', 'digest'], false)).toEqual(['broadcast']);
  expect(next(['broadcast', 'digest'], true)).toEqual(['digest']);
  expect(next(['broadcast'], true)).toEqual([]);
});
