import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { subscriberIdOf } from '../../src/domain/subscriber.js';
import type { Store } from '../../src/storage/open-store.js';
import { createMailLine, FERRIES, MINUTE, story, T0 } from './mail-line.js';
import { storeMakers } from './stores.js';

describe.each(storeMakers())('the outbox on $name', (maker) => {
  let store: Store;
  beforeAll(() => maker.start());
  afterAll(() => maker.stop());
  beforeEach(async () => {
    store = await maker.open();
  });
  const { follow, tell, claim, ack } = createMailLine(() => store);

  test('a claim contains the recipient and the waiting items in the order of sending', async () => {
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

  test('deliveries that end together are written together, each chat as if it were alone', async () => {
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

  test('a message that announced several batches is found by each, even after it was sent again', async () => {
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

  test('writing groups, publishing, forgetting and releasing at the same time never deadlock', async () => {
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

  test('a worker that disappears loses its chats, and its late ack changes nothing', async () => {
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

  test('dead letters are counted and block nobody', async () => {
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
});
