import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { subscriberIdOf } from '../../src/domain/subscriber.js';
import type { Topic } from '../../src/domain/subscription.js';
import type { Store } from '../../src/storage/open-store.js';
import { createMailLine, FERRIES, MINUTE, story, T0 } from './mail-line.js';
import { storeMakers } from './stores.js';

describe.each(storeMakers())('subscribers on $name', (maker) => {
  let store: Store;
  beforeAll(() => maker.start());
  afterAll(() => maker.stop());
  beforeEach(async () => {
    store = await maker.open();
  });

  const { follow, tell, claim, ack } = createMailLine(() => store);
  /** A chat in whose mailbox a digest waits. */
  const dueDigest = async (chatId: number) => {
    const where = { chatId, threadId: undefined, kind: 'private' as const };
    await store.subscribers.save(where, { nextDigestAt: T0 }, T0);
    await store.digests.planDigests(T0, 10, () => ({ period: 'today', nextDigestAt: T0 * 2 }));
  };

  test('a forum topic is a subscriber of its own, but sleeps and wakes with its group', async () => {
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

  test('the subscriptions of many chats are read at once, each in its own order', async () => {
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

  test('forgetting a group includes its topics, and nothing of another chat', async () => {
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
    expect(await claim(T0)).toHaveLength(1);
  });

  test('pause, silence and the like are kept, and what was held back is considered again', async () => {
    await dueDigest(7);
    const [first] = await claim(T0);
    if (first !== undefined) await store.outbox.release(first, T0 + 900_000, 0);
    const where = { chatId: 7, threadId: undefined, kind: 'private' as const };
    const settings = {
      pausedUntil: undefined,
      isSilent: true,
      script: 'simplified' as const,
      wantsOnThisDay: false,
      tellsInDigest: true,
      actsFor: { chatId: -100, name: 'News' },
    };

    const held = await claim(T0 + 2_000);
    await store.subscribers.save(where, settings, T0 + 2_000);
    const due = await claim(T0 + 2_000);
    await store.subscriptions.add(7, { kind: 'tag', key: 'new', label: '#new' }, T0);

    expect([held.length, due.length]).toEqual([0, 1]);
    expect(await store.subscribers.get(7)).toMatchObject(settings);
    expect((await store.subscriptions.list(7)).at(-1)?.isInDigest).toBe(true);
  });

  test('a chat keeps its settings, and only those that are named change', async () => {
    const where = { chatId: 7, threadId: undefined, kind: 'group' as const };
    await store.subscribers.save(where, { language: 'en', quiet: { from: 1380, to: 420 } }, T0);

    await store.subscribers.save(where, { quiet: undefined, timeZone: 'Europe/Berlin' }, T0 + 1);

    expect(await store.subscribers.get(7)).toMatchObject({
      ...where,
      language: 'en',
      quiet: undefined,
      timeZone: 'Europe/Berlin',
      standing: 'active',
    });
    expect(await store.subscribers.get(8)).toBeUndefined();
  });

  test('nothing is written of a chat that was forgotten while its message was sent', async () => {
    await follow(1, FERRIES);
    const batchId = await tell(T0, story('a'));
    const [held] = await claim(T0 + MINUTE);
    if (held === undefined) throw new Error('nothing was claimed');

    await store.personal.forget(1);
    await ack(held, T0 + MINUTE, batchId);
    const end = { items: held.items, nextAt: T0, now: T0 };
    await store.outbox.bury(held, end, 'Bad Request: strange');
    const records = await store.personal.records(1);

    expect(Object.values(records).flat()).toEqual([]);
  });

  test('forgetting a chat while its message is written down leaves nothing', async () => {
    for (let round = 0; round < 20; round += 1) {
      await follow(1, FERRIES);
      const batchId = await tell(T0 + round * 10 * MINUTE, story(`round${round}`));
      const [held] = await claim(T0 + round * 10 * MINUTE + MINUTE);
      if (held === undefined) throw new Error('nothing was claimed');

      await Promise.all([ack(held, T0, batchId), store.personal.forget(1)]);

      expect(Object.values(await store.personal.records(1)).flat()).toEqual([]);
    }
  });

  test('a chat that cannot be written to is left alone until it wakes', async () => {
    await follow(1, FERRIES);
    await tell(T0, story('a'));
    await store.subscribers.sleep(1, T0 + MINUTE);

    const asleep = await claim(T0 + 2 * MINUTE);
    await tell(T0 + 3 * MINUTE, story('b'));
    const still = await claim(T0 + 5 * MINUTE);
    const woken = await store.subscribers.wake(1, T0 + 6 * MINUTE);
    await tell(T0 + 7 * MINUTE, story('c'));
    const awake = await claim(T0 + 9 * MINUTE);

    expect([...asleep, ...still]).toEqual([]);
    expect(woken.map((one) => one.id)).toEqual([1]);
    expect(awake.map(({ items }) => items.length)).toEqual([1]);
    expect(await store.subscriptions.list(1)).toHaveLength(1);
  });

  test('a group that becomes a supergroup keeps its subscriptions and what waits for it', async () => {
    await follow(-5, FERRIES);
    await tell(T0, story('a'));

    await store.subscribers.rename(-5, -1005);
    const claims = await claim(T0 + MINUTE);

    expect(claims.map(({ chatId }) => chatId)).toEqual([-1005]);
    expect(claims[0]?.items).toHaveLength(1);
    expect(await store.subscriptions.list(-1005)).toHaveLength(1);
    expect(await store.subscribers.get(-5)).toBeUndefined();
  });

  test('a group that supposedly becomes itself loses nothing', async () => {
    await follow(-5, FERRIES);
    await tell(T0, story('a'));

    await store.subscribers.rename(-5, -5);

    expect(await store.subscriptions.list(-5)).toHaveLength(1);
    expect(await claim(T0 + MINUTE)).toHaveLength(1);
  });
});
