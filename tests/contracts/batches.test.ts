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

  test('a batch closes after its quiet time, or eventually even if news keeps coming', async () => {
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

  test('new followers are not told about batches closed before', async () => {
    await follow(1, FERRIES);
    await store.subscribers.save({ chatId: 2, threadId: undefined, kind: 'private' }, {}, T0);
    await store.batches.publish([story('a')], T0, 0);
    await store.batches.seal(T0 + MINUTE, SETTLE);

    await store.subscriptions.add(2, FERRIES, T0 + 2 * MINUTE);
    await tell(T0 + 2 * MINUTE);
    const claims = await claim(T0 + 3 * MINUTE);

    expect(claims.map(({ chatId }) => chatId)).toEqual([1]);
  });

  test('those who followed before the clock was set back get later news, also in a digest', async () => {
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

  test('a chat sees which of its topics a story matches, as long as it follows it', async () => {
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

  test('chats served at the same moment each see their own topics of their own batches', async () => {
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

  test('an update goes to the chats whose message announced the story', async () => {
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
});
