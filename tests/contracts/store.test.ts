import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StoryStamp } from '../../src/domain/batch.js';
import type { Claim } from '../../src/domain/outbox.js';
import { subscriberIdOf } from '../../src/domain/subscriber.js';
import { MAX_SEARCHES, type Topic } from '../../src/domain/subscription.js';
import type { Store } from '../../src/storage/open-store.js';
import { storeMakers } from './stores.js';

const T0 = Date.parse('2021-07-01T12:00+08:00');
const MINUTE = 60_000;
const SETTLE = { quietMs: 10_000, mostMs: 60_000 };

const FERRIES: Topic = { kind: 'tag', key: '渡轮', label: '#渡輪' };
const TRAMS: Topic = { kind: 'tag', key: '电车', label: '#電車' };

const story = (id: string, hash = `${id}-text`): StoryStamp => ({
  storyId: id,
  articles: [{ articleId: `${id}.md`, contentHash: hash }],
  publishedAt: T0,
});

describe.each(storeMakers())('the store on $name', (maker) => {
  let store: Store;
  beforeAll(() => maker.start());
  afterAll(() => maker.stop());
  beforeEach(async () => {
    store = await maker.open();
  });

  const follow = async (chatId: number, ...topics: readonly Topic[]) => {
    await store.subscribers.save({ chatId, threadId: undefined, kind: 'private' }, {}, T0);
    for (const topic of topics) await store.subscriptions.add(chatId, topic, T0);
  };
  /** Publishes stories on ferries and takes them to the mailboxes. */
  const tell = async (now: number, ...stories: readonly StoryStamp[]) => {
    await store.batches.publish(stories, now, 0);
    await store.batches.seal(now + MINUTE, SETTLE);
    const batch = await store.batches.nextToMatch();
    if (batch !== undefined) {
      const ids = await store.batches.topicIds('tag', [FERRIES.key]);
      const topicId = ids.get(FERRIES.key) ?? 0;
      const matches = batch.storyIds.map((storyId) => ({ topicId, storyId }));
      await store.batches.saveMatches(batch.batchId, matches);
    }
    while (await store.batches.fanOut(now + MINUTE, 2)) continue;
    return batch?.batchId ?? 0;
  };
  const claim = (now: number, limit = 10) =>
    store.outbox.claim({ owner: 'one', now, leaseMs: 30_000, limit });
  const ack = (held: Claim, now: number, batchId?: number) =>
    store.outbox.ack(held, {
      items: held.items,
      sent: batchId === undefined ? undefined : { messageId: 5, batchIds: [batchId] },
      nextAt: now + 1_000,
      now,
    });

  test('a topic is followed once, and can be left and restored as it was', async () => {
    await follow(7, FERRIES, TRAMS);

    const again = await store.subscriptions.add(7, FERRIES, T0 + 1);
    const before = await store.subscriptions.list(7);
    const removed = await store.subscriptions.remove(7, [before[0]?.id ?? 0, 999]);
    const between = await store.subscriptions.list(7);
    await store.subscriptions.restore(7, removed);

    expect(again).toBe('known');
    expect(removed).toEqual([before[0]]);
    expect(between).toEqual([before[1]]);
    expect(await store.subscriptions.list(7)).toEqual(before);
  });

  test('no more searches than allowed, also when many are asked for at once', async () => {
    await follow(7);
    const searches = Array.from({ length: MAX_SEARCHES + 5 }, (_, index): Topic => {
      return { kind: 'search', key: `word${index}`, label: `word${index}` };
    });

    const outcomes = await Promise.all(
      searches.map((topic) => store.subscriptions.add(7, topic, T0)),
    );

    expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(MAX_SEARCHES);
    expect(await store.subscriptions.list(7)).toHaveLength(MAX_SEARCHES);
  });

  test('leaving, following others and taking back passes no limit', async () => {
    const topics = (from: number) =>
      Array.from({ length: 100 }, (_, index): Topic => {
        return { kind: 'tag', key: `t${from + index}`, label: `#t${from + index}` };
      });
    await follow(7, ...topics(0));
    const ids = (await store.subscriptions.list(7)).map(({ id }) => id);
    const left = await store.subscriptions.remove(7, ids);
    await follow(7, ...topics(1_000).slice(0, 99));

    await store.subscriptions.restore(7, left);

    expect(await store.subscriptions.list(7)).toHaveLength(100);
  });

  test('the words of a search that nobody follows any more are not kept', async () => {
    const search = (key: string): Topic => ({ kind: 'search', key, label: key });
    await follow(7, search('left alone'), FERRIES);
    await follow(8, search('my own words'), search('both'));
    await follow(9, search('both'));
    const [first] = await store.subscriptions.list(7);
    await store.subscriptions.remove(7, [first?.id ?? 0]);
    const asked = await store.batches.searches(0, 10);

    await store.personal.forget(8);
    await store.prune();
    const kept = await store.batches.topicIds('search', ['left alone', 'my own words', 'both']);

    expect(asked.map(({ key }) => key)).toEqual(['my own words', 'both']);
    expect([...kept.keys()]).toEqual(['both']);
    expect(await store.subscriptions.list(7)).toHaveLength(1);
  });

  test('a topic that is followed while unused ones are dropped stays followed', async () => {
    await follow(7);
    for (let round = 0; round < 30; round += 1) {
      await store.subscriptions.add(7, FERRIES, T0);
      const [followed] = await store.subscriptions.list(7);
      await store.subscriptions.remove(7, [followed?.id ?? 0]);

      await Promise.all([store.subscriptions.add(7, FERRIES, T0), store.prune(), store.prune()]);

      expect(await store.subscriptions.list(7)).toHaveLength(1);
    }
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

  test('a claim brings whom it is for, with what waits in the order in which it is sent', async () => {
    for (const chatId of [1, 2, 3]) await follow(chatId, FERRIES);
    const topic = { chatId: -1001, threadId: 7, kind: 'group' } as const;
    const settings = { language: 'en', quiet: { from: 60, to: 120 }, isSilent: true } as const;
    await store.subscribers.save(topic, settings, T0);
    await store.broadcasts.test(await store.broadcasts.draft('for all', T0), 2, T0);
    const batchId = await tell(T0, story('a'));
    const topicId = subscriberIdOf(topic);
    await store.broadcasts.test(await store.broadcasts.draft('for it', T0), topicId, T0 + 1);

    const claims = await claim(T0 + 2 * MINUTE);

    for (const { chatId, to } of claims) expect(to).toEqual(await store.subscribers.get(chatId));
    expect(claims).toHaveLength(4);
    expect(claims.at(-1)?.to).toMatchObject(settings);
    expect(claims.find(({ chatId }) => chatId === 2)?.items).toMatchObject([
      { kind: 'alert', ref: String(batchId), createdAt: T0 + MINUTE },
      { kind: 'broadcast', createdAt: T0 },
    ]);
  });

  test('workers that claim at the same time never take the same chat, and leave none', async () => {
    const chats = Array.from({ length: 40 }, (_, index) => index + 1);
    for (const chatId of chats) await follow(chatId, FERRIES);
    await tell(T0, story('a'));

    const taken = await Promise.all(chats.map(() => claim(T0 + MINUTE, 3)));
    const rest = await claim(T0 + MINUTE, 100);

    const all = [...taken.flat(), ...rest].map(({ chatId }) => chatId);
    expect(all.sort((one, other) => one - other)).toEqual(chats);
  });

  test('what ends together is written together, each chat as if it were alone', async () => {
    for (const chatId of [1, 2, 3, 4, 5]) await follow(chatId, FERRIES);
    const first = await tell(T0, story('a'));
    const held = await claim(T0 + MINUTE);
    await store.personal.forget(1);
    await store.outbox.reap(T0 + 2 * MINUTE);
    const [two] = await claim(T0 + 2 * MINUTE, 1);
    const second = await tell(T0 + 3 * MINUTE, story('b'));

    const now = T0 + 5 * MINUTE;
    await store.outbox.ackAll(
      [...held].reverse().map((claim) => ({
        claim: claim.chatId === 3 ? { ...claim, generation: 2 } : claim,
        done: {
          items: claim.items,
          sent: { messageId: claim.chatId, batchIds: [first] },
          digestedUpTo: claim.chatId === 4 ? now : undefined,
          nextAt: now,
          now,
        },
      })),
    );
    const next = await claim(now);

    // The first was forgotten, another is held by who claimed it since, the others have more to hear.
    expect(two?.chatId).toBe(2);
    expect(Object.values(await store.personal.records(1)).flat()).toEqual([]);
    expect(next.map(({ chatId }) => chatId).sort()).toEqual([3, 4, 5]);
    for (const { items } of next)
      expect(items).toMatchObject([{ kind: 'alert', ref: String(second) }]);
    expect((await store.outbox.sentMessage(5, first))?.messageId).toBe(5);
    expect((await store.subscribers.get(4))?.digestedUpTo).toBe(now);
    expect((await store.subscribers.get(5))?.digestedUpTo).toBe(T0);
  });

  test('a message that told several batches is found by each, also after it was sent again', async () => {
    await follow(1, FERRIES);
    const batchIds = [await tell(T0, story('a')), await tell(T0 + 2 * MINUTE, story('b'))];
    const [held] = await claim(T0 + 5 * MINUTE);
    if (held === undefined) throw new Error('nothing was claimed');
    const ends = [3, 4].map((messageId) => ({
      claim: held,
      done: { items: held.items, sent: { messageId, batchIds }, nextAt: T0, now: T0 },
    }));

    for (const end of ends) await store.outbox.ackAll([end]);

    expect(await claim(T0 + 9 * MINUTE)).toEqual([]);
    expect(await store.outbox.sentMessage(1, batchIds[1] ?? 0)).toEqual({ messageId: 4, batchIds });
  });

  test('groups, news, forgetting and frees at the same time never wait for each other', async () => {
    const chats = Array.from({ length: 60 }, (_, index) => index + 1);
    for (const chatId of chats) await follow(chatId, FERRIES);
    let sent = 0;
    for (let round = 0; round < 5; round += 1) {
      const now = T0 + round * 10 * MINUTE;
      await tell(now, story(`round${round}`));
      const held = await claim(now + MINUTE, 100);
      sent += held.length;
      const ends = held.map((claim) => ({
        claim,
        done: { items: claim.items, digestedUpTo: now, nextAt: now, now },
      }));
      await Promise.all([
        store.outbox.ackAll(ends.filter((_, index) => index % 2 === 0).reverse()),
        store.outbox.ackAll(ends.filter((_, index) => index % 2 === 1)),
        tell(now + 2 * MINUTE, story(`more${round}`)),
        store.outbox.reap(now + MINUTE),
        store.personal.forget(60 - round),
        store.subscribers.sleep(1 + round, now),
      ]);
    }

    const left = await claim(T0 + 100 * MINUTE, 100);
    expect(sent).toBeGreaterThan(200);
    expect(left.map(({ chatId }) => chatId).sort((one, other) => one - other)).toEqual(
      chats.slice(5, 55),
    );
    expect(left.every(({ items }) => items.length === 1)).toBe(true);
  });

  test('a chat is claimed by one worker at a time, and is gone when all is sent', async () => {
    await follow(1, FERRIES);
    const batchId = await tell(T0, story('a'));

    const [held] = await claim(T0 + MINUTE);
    const second = await claim(T0 + MINUTE);
    if (held !== undefined) await ack(held, T0 + MINUTE, batchId);
    const after = await claim(T0 + 10 * MINUTE);

    expect(held?.chatId).toBe(1);
    expect([...second, ...after]).toEqual([]);
    expect(await store.outbox.sentMessage(1, batchId)).toEqual({
      messageId: 5,
      batchIds: [batchId],
    });
  });

  test('what arrives while a message is sent is not lost', async () => {
    await follow(1, FERRIES);
    await tell(T0, story('a'));
    const [held] = await claim(T0 + MINUTE);

    const second = await tell(T0 + 2 * MINUTE, story('b'));
    if (held !== undefined) await ack(held, T0 + 3 * MINUTE);
    const early = await claim(T0 + 3 * MINUTE);
    const [next] = await claim(T0 + 3 * MINUTE + 1_000);

    expect(early).toEqual([]);
    expect(next?.items).toMatchObject([{ kind: 'alert', ref: String(second) }]);
  });

  test('a worker that does not come back loses its chats, and its late ack changes nothing', async () => {
    await follow(1, FERRIES);
    await tell(T0, story('a'));
    const [lost] = await claim(T0 + MINUTE);

    const reaped = await store.outbox.reap(T0 + MINUTE + 30_000);
    const [taken] = await store.outbox.claim({
      owner: 'two',
      now: T0 + 2 * MINUTE,
      leaseMs: 30_000,
      limit: 1,
    });
    if (lost !== undefined) await store.outbox.release(lost, T0, 0);
    const third = await claim(T0 + 2 * MINUTE);

    expect([reaped, taken?.chatId]).toEqual([1, 1]);
    expect(third).toEqual([]);
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

  test('a group that is said to become itself loses nothing', async () => {
    await follow(-5, FERRIES);
    await tell(T0, story('a'));

    await store.subscribers.rename(-5, -5);

    expect(await store.subscriptions.list(-5)).toHaveLength(1);
    expect(await claim(T0 + MINUTE)).toHaveLength(1);
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

  test('dead letters are counted and stand in nobody’s way', async () => {
    await follow(1, FERRIES);
    await tell(T0, story('a'));
    const [held] = await claim(T0 + MINUTE);
    if (held === undefined) throw new Error('nothing was claimed');

    await store.outbox.bury(
      held,
      { items: held.items, nextAt: T0 + 2 * MINUTE, now: T0 + MINUTE },
      'Bad Request: strange',
    );
    await store.outbox.count({ sent: 2, edited: 0 });
    await store.outbox.count({ sent: 3 });

    expect(await store.outbox.counts()).toEqual({ sent: 5, dead: 1 });
    expect(await store.outbox.backlog()).toMatchObject({ pending: 0, oldestDueAt: undefined });
  });

  test('the global pace hands out places that never overlap, and slows down when told', async () => {
    const first = await store.outbox.reserve(10, T0, 20);
    const second = await store.outbox.reserve(1, T0, 20);
    await store.outbox.pause(T0 + 30_000, T0, 20);
    const third = await store.outbox.reserve(1, T0 + 1_000, 20);

    expect([first.from, second.from, third.from]).toEqual([T0, T0 + 500, T0 + 30_000]);
    expect(third.perSecond).toBeCloseTo(14);
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

  test('what was unsubscribed can be taken back once', async () => {
    await follow(1, FERRIES);
    const list = await store.subscriptions.list(1);

    await store.undo.save(1, list);

    expect(await store.undo.take(1)).toEqual(list);
    expect(await store.undo.take(1)).toEqual([]);
  });
});
