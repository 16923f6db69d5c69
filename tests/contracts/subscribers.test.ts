import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { subscriberIdOf } from '../../src/domain/subscriber.js';
import type { Topic } from '../../src/domain/subscription.js';
import type { Store } from '../../src/storage/open-store.js';
import { storeMakers } from './stores.js';

const T0 = Date.parse('2021-07-01T12:00+08:00');
const FERRIES: Topic = { kind: 'tag', key: '渡轮', label: '#渡輪' };

describe.each(storeMakers())('subscribers on $name', (maker) => {
  let store: Store;
  beforeAll(() => maker.start());
  afterAll(() => maker.stop());
  beforeEach(async () => {
    store = await maker.open();
  });

  const claimAll = (now: number) =>
    store.outbox.claim({ owner: 'one', now, leaseMs: 30_000, limit: 10 });
  /** A chat in whose mailbox a digest waits. */
  const dueDigest = async (chatId: number) => {
    const where = { chatId, threadId: undefined, kind: 'private' as const };
    await store.subscribers.save(where, { nextDigestAt: T0 }, T0);
    await store.digests.planDigests(T0, 10, () => ({ period: 'today', nextDigestAt: T0 * 2 }));
  };

  test('a forum topic is a subscriber beside its group, and sleeps and wakes with it', async () => {
    const group = { chatId: -100, threadId: undefined, kind: 'group' as const };
    const topic = { chatId: -100, threadId: 3, kind: 'group' as const };
    const id = subscriberIdOf(topic);
    await store.subscribers.save(group, { language: 'en' }, T0);
    await store.subscribers.save(topic, { language: 'zh-Hant' }, T0);
    await store.subscriptions.add(id, FERRIES, T0);

    await store.subscribers.sleep(-100, T0);
    const asleep = await store.subscribers.get(id);
    const woken = await store.subscribers.wake(-100, T0 + 1);

    expect(asleep?.standing).toBe('asleep');
    expect(woken.map((one) => one.id).sort()).toEqual([-100, id].sort());
    expect(await store.subscribers.get(id)).toMatchObject({ ...topic, id, language: 'zh-Hant' });
    expect(await store.subscriptions.list(-100)).toEqual([]);
  });

  test('what many chats follow is read at once, each in its own order', async () => {
    const everything: Topic = { kind: 'everything', key: '', label: '' };
    for (const chatId of [1, 2, 3])
      await store.subscribers.save({ chatId, threadId: undefined, kind: 'private' }, {}, T0);
    await store.subscriptions.add(1, everything, T0 + 1);
    await store.subscriptions.add(1, FERRIES, T0);
    await store.subscriptions.add(2, FERRIES, T0 + 2);

    const lists = await store.subscriptions.listEach([1, 3]);
    const none = await store.subscriptions.listEach([]);

    expect([...lists]).toEqual([[1, await store.subscriptions.list(1)]]);
    expect(lists.get(1)?.map(({ topic }) => topic)).toEqual([FERRIES, everything]);
    expect(none.size).toBe(0);
  });

  test('all of a group goes with its topics, and nothing of another chat', async () => {
    const group = { chatId: -100, threadId: undefined, kind: 'group' as const };
    const topic = { ...group, threadId: 3 };
    await store.subscribers.save(group, {}, T0);
    await store.subscribers.save(topic, {}, T0);
    await store.subscriptions.add(subscriberIdOf(topic), FERRIES, T0);
    await dueDigest(7);
    await store.subscriptions.add(7, FERRIES, T0);

    const before = await store.personal.records(-100);
    await store.personal.forget(-100);
    const after = await store.personal.records(-100);

    expect([before['chats']?.length, before['subscriptions']?.length]).toEqual([2, 1]);
    expect(Object.values(after).flat()).toEqual([]);
    expect(await store.subscriptions.list(7)).toHaveLength(1);
    expect(await claimAll(T0)).toHaveLength(1);
  });

  test('pause, silence and the like are kept, and what was held back is looked at anew', async () => {
    await dueDigest(7);
    const [claim] = await claimAll(T0);
    if (claim !== undefined) await store.outbox.release(claim, T0 + 900_000, 0);
    const where = { chatId: 7, threadId: undefined, kind: 'private' as const };
    const settings = {
      pausedUntil: undefined,
      isSilent: true,
      script: 'simplified' as const,
      wantsOnThisDay: false,
      tellsInDigest: true,
      actsFor: { chatId: -100, name: 'News' },
    };

    const held = await claimAll(T0 + 2_000);
    await store.subscribers.save(where, settings, T0 + 2_000);
    const due = await claimAll(T0 + 2_000);
    await store.subscriptions.add(7, { kind: 'tag', key: 'new', label: '#new' }, T0);

    expect([held.length, due.length]).toEqual([0, 1]);
    expect(await store.subscribers.get(7)).toMatchObject(settings);
    expect((await store.subscriptions.list(7)).at(-1)?.isInDigest).toBe(true);
  });
});
