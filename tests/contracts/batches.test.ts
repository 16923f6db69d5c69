import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Topic } from '../../src/domain/subscription.js';
import type { Store } from '../../src/storage/open-store.js';
import { createMailLine, FERRIES, MINUTE, SETTLE, T0, TRAMS, story } from './mail-line.js';
import { storeMakers } from './stores.js';

describe.each(storeMakers())('batches on $name', (maker) => {
  let store: Store;
  beforeAll(() => maker.start());
  afterAll(() => maker.stop());
  beforeEach(async () => {
    store = await maker.open();
  });
  const { follow, tell, claim, ack } = createMailLine(() => store);

  test('a story is news once, an update after that, whatever its file is called', async () => {
    const first = await store.batches.publish([story('a')], T0, 0);
    const same = await store.batches.publish([story('a')], T0, 0);
    const changed = await store.batches.publish([story('a', 'other-text')], T0, 0);
    const moved = await store.batches.publish(
      [
        {
          ...story('b', 'other-text'),
          articles: [{ articleId: 'b.md', contentHash: 'other-text' }],
        },
      ],
      T0,
      0,
    );
    const old = await store.batches.publish([{ ...story('c'), publishedAt: 1 }], T0, 2);

    expect([first, same, changed, moved, old].flat()).toEqual([
      'new',
      'known',
      'updated',
      'updated',
      'late',
    ]);
  });

  test('a batch closes after its quiet time, or at last when news keep coming', async () => {
    await store.batches.publish([story('a')], T0, 0);

    await store.batches.seal(T0 + 5_000, SETTLE);
    const early = await store.batches.nextToMatch();
    await store.batches.publish([story('b')], T0 + 58_000, 0);
    await store.batches.seal(T0 + 60_000, SETTLE);
    const late = await store.batches.nextToMatch();

    expect(early).toBeUndefined();
    expect([...(late?.storyIds ?? [])].sort()).toEqual(['a', 'b']);
  });

  test('each follower gets one item a batch, and nobody else any', async () => {
    for (const chatId of [1, 2, 3, 4, 5]) await follow(chatId, FERRIES);
    await follow(9, TRAMS);

    const batchId = await tell(T0, story('a'), story('b'));
    const claims = await claim(T0 + MINUTE);

    expect(claims.map(({ chatId }) => chatId).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(claims[0]?.items).toMatchObject([{ kind: 'alert', ref: String(batchId) }]);
  });

  test('a batch on very many topics reaches the followers of each, and nobody else', async () => {
    const topics = Array.from({ length: 60 }, (_, n): Topic => ({
      kind: 'tag',
      key: `t${n}`,
      label: `#t${n}`,
    }));
    for (const [n, topic] of topics.entries()) await follow(n + 1, topic);
    await follow(61, TRAMS);
    await follow(62, ...topics.slice(0, 2));
    await store.subscribers.sleep(5, T0);
    await store.batches.publish([story('a')], T0, 0);
    await store.batches.seal(T0 + MINUTE, SETTLE);
    const batch = await store.batches.nextToMatch();
    const ids = await store.batches.topicIds(
      'tag',
      topics.map(({ key }) => key),
    );
    const matches = [...ids.values()].map((topicId) => ({ topicId, storyId: 'a' }));
    await store.batches.saveMatches(batch?.batchId ?? 0, matches);

    while (await store.batches.fanOut(T0 + MINUTE, 7)) continue;
    const told = (await claim(T0 + MINUTE, 100)).map(({ chatId }) => chatId);

    const expected = topics.map((_, n) => n + 1).filter((chatId) => chatId !== 5);
    expect(told.sort((one, other) => one - other)).toEqual([...expected, 62]);
  });

  test('who follows later is not told of what was closed before', async () => {
    await follow(1, FERRIES);
    await store.subscribers.save({ chatId: 2, threadId: undefined, kind: 'private' }, {}, T0);
    await store.batches.publish([story('a')], T0, 0);
    await store.batches.seal(T0 + MINUTE, SETTLE);

    await store.subscriptions.add(2, FERRIES, T0 + 2 * MINUTE);
    await tell(T0 + 2 * MINUTE);
    const claims = await claim(T0 + 3 * MINUTE);

    expect(claims.map(({ chatId }) => chatId)).toEqual([1]);
  });

  test('who followed before the clock went back is told of what comes after, in a digest too', async () => {
    const HOUR = 60 * MINUTE;
    await follow(1);
    await store.subscriptions.add(1, FERRIES, T0 + HOUR);
    const where = { chatId: 1, threadId: undefined, kind: 'private' as const };
    await store.subscribers.save(where, { digestedUpTo: T0 + HOUR }, T0 + HOUR);

    const batchId = await tell(T0, story('a'));
    const claims = await claim(T0 + 2 * MINUTE);
    const range = { first: batchId, last: batchId };
    const reader = await store.subscribers.get(1);
    const news = await store.batches.sealedBetween(reader?.digestedUpTo ?? 0, T0 + 2 * HOUR);

    expect(claims.map(({ chatId }) => chatId)).toEqual([1]);
    expect(await store.batches.matches(1, range, 'alert')).toHaveLength(1);
    expect(news).toEqual(range);
  });

  test('a chat sees which of its topics a story fits, as long as it follows it', async () => {
    await follow(1, FERRIES);
    const batchId = await tell(T0, story('a'));
    const range = { first: batchId, last: batchId };

    const before = await store.batches.matches(1, range, 'alert');
    await store.subscriptions.remove(
      1,
      (await store.subscriptions.list(1)).map(({ id }) => id),
    );
    const after = await store.batches.matches(1, range, 'alert');

    expect(before).toEqual([{ storyId: 'a', batchId, topic: FERRIES }]);
    expect(after).toEqual([]);
  });

  test('chats that are told at the same moment each see their own topics of their own batches', async () => {
    await follow(1, FERRIES);
    await follow(2, FERRIES, TRAMS);
    await follow(3, TRAMS);
    const one = await tell(T0, story('a'));
    const other = await tell(T0 + MINUTE, story('b'));
    const matches = (chatId: number, first: number, last: number) =>
      store.batches.matches(chatId, { first, last }, 'alert');

    const found = await Promise.all([
      matches(1, one, one),
      matches(2, one, other),
      matches(3, one, other),
      matches(1, other, other),
      matches(1, one, one),
    ]);
    const lists = await Promise.all([1, 2, 3].map((id) => store.subscriptions.list(id)));

    expect(found.map((all) => all.map(({ storyId }) => storyId))).toEqual([
      ['a'],
      ['b', 'a'],
      [],
      ['b'],
      ['a'],
    ]);
    expect(lists.map((list) => list.map(({ topic }) => topic.key))).toEqual([
      [FERRIES.key],
      [FERRIES.key, TRAMS.key],
      [TRAMS.key],
    ]);
  });

  test('a digest holds what was put into it, and all news for who follows nothing', async () => {
    await follow(1, FERRIES, TRAMS);
    await follow(2);
    const [ferries, trams] = await store.subscriptions.list(1);
    await store.subscriptions.setInDigest(1, { id: trams?.id ?? 0, isInDigest: true });
    const batchId = await tell(T0, story('a'));
    const range = { first: batchId, last: batchId };

    const waiting = await store.batches.matches(1, range, 'digest');
    await store.subscriptions.setInDigest(1, { id: ferries?.id ?? 0, isInDigest: true });
    const both = await store.batches.matches(1, range, 'digest');
    const alert = await store.batches.matches(1, range, 'alert');
    const all = await store.batches.matches(2, range, 'digest');

    expect([waiting.length, both.length, alert.length]).toEqual([0, 1, 0]);
    expect(all).toEqual([{ storyId: 'a', batchId, topic: undefined }]);
  });

  test('a digest holds late alerts, also where only other topics were put into it', async () => {
    await follow(1, FERRIES, TRAMS);
    const [, trams] = await store.subscriptions.list(1);
    await store.subscriptions.setInDigest(1, { id: trams?.id ?? 0, isInDigest: true });
    const batchId = await tell(T0, story('a'));
    await tell(T0 + 2 * MINUTE, story('b'));

    const none = { first: 0, last: 0 };
    const late = await store.batches.matches(1, { ...none, late: [batchId] }, 'digest');

    expect(late).toEqual([{ storyId: 'a', batchId, topic: FERRIES }]);
  });

  test('a postponed alert waits without a mailbox and comes with the digest', async () => {
    await follow(1, FERRIES);
    const batchId = await tell(T0, story('a'));
    const [held] = await claim(T0 + MINUTE);
    if (held === undefined) throw new Error('nothing was claimed');

    const before = await store.outbox.lateBatches(1, T0 + MINUTE);
    await store.outbox.postpone(held, held.items, T0 + MINUTE);
    const between = await claim(T0 + 5 * MINUTE);
    const after = await store.outbox.lateBatches(1, T0 + MINUTE);
    const where = { chatId: 1, threadId: undefined, kind: 'private' as const };
    const digest = { minute: 480, weekday: undefined };
    await store.subscribers.save(where, { digest, nextDigestAt: T0 }, T0);
    const plan = () => ({ period: '2021-07-01', nextDigestAt: T0 + 24 * 60 * MINUTE });
    await store.digests.planDigests(T0 + 6 * MINUTE, 500, plan);
    const [due] = await claim(T0 + 6 * MINUTE);

    expect([between, before, after]).toEqual([[], [], [batchId]]);
    expect(due?.items.map(({ kind }) => kind)).toEqual(['digest', 'late']);
  });

  test('an update goes to the chats whose message told the story', async () => {
    await follow(1, FERRIES);
    await follow(2, FERRIES);
    const batchId = await tell(T0, story('a'));
    for (const held of await claim(T0 + MINUTE)) {
      await ack(held, T0 + MINUTE, held.chatId === 1 ? batchId : undefined);
    }

    await tell(T0 + 5 * MINUTE, story('a', 'corrected'));
    const claims = await claim(T0 + 9 * MINUTE);

    expect(claims.map(({ chatId, items }) => [chatId, items[0]?.kind, items[0]?.ref])).toEqual([
      [1, 'edit', String(batchId)],
    ]);
  });

  test('a digest is planned once for a day, however often the chat is due', async () => {
    const where = { chatId: 1, threadId: undefined, kind: 'private' as const };
    await store.subscribers.save(where, { digest: { minute: 480, weekday: undefined } }, T0);
    const plan = () => ({ period: '2021-07-01', nextDigestAt: T0 + 24 * 60 * MINUTE });
    await store.subscribers.save(where, { nextDigestAt: T0 }, T0);

    const due = await store.digests.planDigests(T0, 500, plan);
    const [held] = await claim(T0);
    if (held !== undefined) await ack(held, T0);
    await store.subscribers.save(where, { nextDigestAt: T0 + 1 }, T0);
    const again = await store.digests.planDigests(T0 + 1, 500, plan);

    expect([due, again]).toEqual([1, 1]);
    expect(held?.items).toMatchObject([{ kind: 'digest', ref: '2021-07-01' }]);
    expect(await claim(T0 + MINUTE)).toEqual([]);
  });
});
