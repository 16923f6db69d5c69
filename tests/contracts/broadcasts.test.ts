import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Subscriber } from '../../src/domain/subscriber.js';
import type { Store } from '../../src/storage/open-store.js';
import { storeMakers } from './stores.js';

const T0 = Date.parse('2021-07-01T12:00+08:00');
const HOUR = 3_600_000;

describe.each(storeMakers())('broadcasts on $name', (maker) => {
  let store: Store;
  beforeAll(() => maker.start());
  afterAll(() => maker.stop());
  beforeEach(async () => {
    store = await maker.open();
  });

  const known = (
    chatId: number,
    kind: Subscriber['kind'] = 'private',
    { threadId, language }: Partial<Pick<Subscriber, 'threadId' | 'language'>> = {},
  ) => store.subscribers.save({ chatId, threadId, kind }, { language }, T0);
  const fanOut = async () => {
    while (await store.broadcasts.fanOut(T0, 2)) continue;
  };
  const claim = () => store.outbox.claim({ owner: 'a', now: T0 + HOUR, leaseMs: HOUR, limit: 100 });

  test('each chat gets it once, a forum too; channels and chats that sleep get none', async () => {
    for (const chatId of [1, 2, 3]) await known(chatId);
    await known(-1, 'group', { threadId: undefined });
    for (const threadId of [7, 8]) await known(-1, 'group', { threadId });
    for (const threadId of [7, 8]) await known(-2, 'group', { threadId });
    await known(-3, 'channel');
    await store.subscribers.sleep(3, T0);
    const id = await store.broadcasts.draft('hello', T0);

    const expected = await store.broadcasts.audience(undefined);
    await store.broadcasts.start(id);
    await Promise.all([fanOut(), fanOut()]);
    await store.broadcasts.start(id);
    await fanOut();
    const claims = await claim();

    expect(expected).toBe(4);
    expect(claims.flatMap(({ items }) => items)).toHaveLength(4);
    expect(claims.map(({ chatId }) => chatId)).toEqual(expect.arrayContaining([1, 2, -1]));
    expect(await store.broadcasts.get(id)).toMatchObject({ state: 'queued', reached: 4 });
  });

  test('it can be limited to one language', async () => {
    await known(1, 'private', { language: 'en' });
    await known(2, 'private', { language: 'zh-Hans' });
    const id = await store.broadcasts.draft('hello', T0);

    await store.broadcasts.address(id, 'en');
    await store.broadcasts.start(id);
    await fanOut();

    expect((await claim()).map(({ chatId }) => chatId)).toEqual([1]);
  });

  test('a draft reaches nobody, and a stopped broadcast is removed from every mailbox', async () => {
    for (const chatId of [1, 2, 3]) await known(chatId);
    const id = await store.broadcasts.draft('hello', T0);
    await fanOut();
    const asDraft = await store.broadcasts.get(id);
    await store.broadcasts.start(id);
    await store.broadcasts.fanOut(T0, 2);
    const [first] = await claim();
    if (first !== undefined)
      await store.outbox.ack(first, { items: first.items, nextAt: T0, now: T0 });

    await store.broadcasts.stop(id);
    await fanOut();

    expect(asDraft).toMatchObject({ state: 'draft', reached: 0 });
    expect(await store.broadcasts.get(id)).toMatchObject({ state: 'stopped', reached: 1 });
    expect(await store.broadcasts.waiting(id)).toBe(0);
    expect((await claim()).flatMap(({ items }) => items)).toEqual([]);
  });

  test('what waits is counted, and old ones are forgotten', async () => {
    for (const chatId of [1, 2]) await known(chatId);
    const old = await store.broadcasts.draft('old', T0);
    const waits = await store.broadcasts.draft('waits', T0);
    const fresh = await store.broadcasts.draft('fresh', T0 + HOUR);
    await store.broadcasts.start(waits);
    await fanOut();

    const waiting = await store.broadcasts.waiting(waits);
    await store.broadcasts.prune(T0 + HOUR);
    const left = await Promise.all([old, waits, fresh].map((id) => store.broadcasts.get(id)));

    expect(waiting).toBe(2);
    expect(left.map((one) => one?.text)).toEqual([undefined, 'waits', 'fresh']);
  });

  test('only one process at a time edits the progress message, even after the clock was set back', async () => {
    const { progress } = store;
    const message = {
      broadcastId: 5,
      chatId: 1,
      messageId: 9,
      language: 'zh-Hans',
      shows: 'begun',
    } as const;
    await progress.follow(message, T0 + 2_000);

    const early = await progress.claim(T0, T0 + 4_000);
    const due = await Promise.all([1, 2].map(() => progress.claim(T0 + 2_000, T0 + 6_000)));
    await progress.note({ ...message, shows: 'half' }, T0 + 6_000);
    const back = await progress.claim(T0 - 2 * HOUR, T0 - 2 * HOUR + 4_000);
    await progress.end(message);

    expect(early).toBeUndefined();
    expect(due.filter((one) => one !== undefined)).toEqual([message]);
    expect(back?.shows).toBe('half');
    expect(await progress.claim(T0 + 9 * HOUR, T0 + 9 * HOUR)).toBeUndefined();
  });

  test('tapping a button again moves the progress to that message', async () => {
    const { progress } = store;
    const message = { broadcastId: 5, chatId: 1, language: 'en', shows: 'begun' } as const;
    await progress.follow({ ...message, messageId: 9 }, T0);
    const before = await progress.claim(T0, T0 + 1);
    await progress.follow({ ...message, messageId: 10 }, T0);

    if (before !== undefined) await progress.end(before);

    expect((await progress.claim(T0, T0 + 1))?.messageId).toBe(10);
  });
});
