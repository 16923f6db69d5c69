import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planDigests } from '../../src/delivery/digest-planner.js';
import { followNewsroomZone } from '../../src/delivery/zone-move.js';
import type { Store } from '../../src/storage/open-store.js';
import { quietLog } from '../telegram/quiet-log.js';
import { storeMakers } from './stores.js';

const [HONG_KONG, LONDON] = ['Asia/Hong_Kong', 'Europe/London'];
const at = (text: string) => Date.parse(text);
const DAILY = { minute: 480, weekday: undefined };

/** A chat that is told every day at eight, by its own clock if it has one. */
async function addChat(
  store: Store,
  chat: { id: number; dueAt: string; timeZone?: string; now: string },
) {
  const where = { chatId: chat.id, threadId: undefined, kind: 'private' as const };
  const { timeZone } = chat;
  const settings = { digest: DAILY, nextDigestAt: at(chat.dueAt), timeZone };
  await store.subscribers.save(where, settings, at(chat.now));
}

/** When this chat is told within these days, by a planner that looks every hour. */
async function toldAt(store: Store, span: { from: string; to: string; zone: string }) {
  const told: string[] = [];
  for (let now = at(span.from); now < at(span.to); now += 3_600_000) {
    const counts = await planDigests(store.digests, { now: () => now }, span.zone);
    for (let count = 0; count < (counts.planned ?? 0); count += 1)
      told.push(new Date(now).toISOString().slice(5, 16));
  }
  return told;
}

const move = (store: Store, zone: string, now: string) =>
  followNewsroomZone(store.digests, zone, { clock: { now: () => at(now) }, log: quietLog });

describe.each(storeMakers())('digests on $name after a move of the newsroom', (maker) => {
  beforeAll(() => maker.start(), 120_000);
  afterAll(() => maker.stop());

  test('westwards: today’s has come, and tomorrow’s comes by the new clock', async () => {
    const store = await maker.open();
    const start = '2026-11-23T12:00Z';
    await move(store, HONG_KONG, start);
    await addChat(store, { id: 1, dueAt: '2026-11-24T00:00Z', now: start });
    const before = await toldAt(store, { from: start, to: '2026-11-24T01:00Z', zone: HONG_KONG });

    await move(store, LONDON, '2026-11-24T01:30Z');
    const after = await toldAt(store, {
      from: '2026-11-24T02:00Z',
      to: '2026-11-26T20:00Z',
      zone: LONDON,
    });

    expect(before).toEqual(['11-24T00:00']);
    expect(after).toEqual(['11-25T08:00', '11-26T08:00']);
  });

  test('eastwards: today’s, already missed by the new clock, comes at its old time, the next by the new clock', async () => {
    const store = await maker.open();
    await move(store, LONDON, '2026-11-23T12:00Z');
    await addChat(store, { id: 1, dueAt: '2026-11-24T08:00Z', now: '2026-11-23T12:00Z' });

    await move(store, HONG_KONG, '2026-11-24T05:00Z');
    const after = await toldAt(store, {
      from: '2026-11-24T05:00Z',
      to: '2026-11-26T05:00Z',
      zone: HONG_KONG,
    });

    expect(after).toEqual(['11-24T08:00', '11-25T00:00', '11-26T00:00']);
  });

  test('a chat with a zone of its own keeps its time, and a second process changes nothing more', async () => {
    const store = await maker.open();
    const start = '2026-11-23T12:00Z';
    await move(store, LONDON, start);
    await addChat(store, {
      id: 1,
      dueAt: '2026-11-23T23:00Z',
      timeZone: 'Asia/Tokyo',
      now: start,
    });
    await addChat(store, { id: 2, dueAt: '2026-11-24T08:00Z', now: start });

    await Promise.all([move(store, HONG_KONG, start), move(store, HONG_KONG, start)]);
    const times = await Promise.all([1, 2].map((id) => store.subscribers.get(id)));

    expect(times.map((chat) => chat?.nextDigestAt)).toEqual([
      at('2026-11-23T23:00Z'),
      at('2026-11-24T00:00Z'),
    ]);
  });

  test('a chat that moves to a later day and back gets no day twice', async () => {
    const store = await maker.open();
    const now = at('2026-11-24T00:30Z');
    await addChat(store, { id: 1, dueAt: '2026-11-24T00:00Z', now: '2026-11-23T12:00Z' });

    for (const timeZone of ['UTC', 'Etc/GMT+2', 'UTC', 'Etc/GMT+2']) {
      const where = { chatId: 1, threadId: undefined, kind: 'private' as const };
      await store.subscribers.save(where, { timeZone, nextDigestAt: now - 1 }, now);
      await planDigests(store.digests, { now: () => now }, 'UTC');
    }

    const order = { owner: 'one', now: now + 60_000, leaseMs: 30_000, limit: 10 };
    const [claim] = await store.outbox.claim(order);

    expect(claim?.items.map(({ ref }) => ref)).toEqual(['2026-11-24']);
  });
});
