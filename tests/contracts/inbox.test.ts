import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { HeldUpdate, Holder } from '../../src/domain/inbox.js';
import type { Store } from '../../src/storage/open-store.js';
import { storeMakers } from './stores.js';

const T0 = Date.parse('2021-07-01T12:00+08:00');
const ONE: Holder = { owner: 'one', leaseMs: 15_000 };
const TWO: Holder = { owner: 'two', leaseMs: 15_000 };
const THREE: Holder = { owner: 'three', leaseMs: 15_000 };

const update = (updateId: number, chatId = 7) => ({ updateId, chatId, body: `{"n":${updateId}}` });

describe.each(storeMakers())('the inbox on $name', (maker) => {
  let store: Store;
  beforeAll(() => maker.start());
  afterAll(() => maker.stop());
  beforeEach(async () => {
    store = await maker.open();
  });

  test('an update delivered twice is taken once, even at the same moment or after it was handled', async () => {
    const { inbox } = store;

    const both = await Promise.all([
      inbox.take(update(1), ONE, T0),
      inbox.take(update(1), TWO, T0),
    ]);
    await inbox.finish({ ...update(1), attempt: 0 }, both[0] === 'mine' ? ONE : TWO, T0);
    const later = await inbox.take(update(1), TWO, T0 + 1);

    expect([...both].sort()).toEqual(['known', 'mine']);
    expect(later).toBe('known');
  });

  test('of an update that is not kept, only the first delivery counts as first', async () => {
    const { inbox } = store;

    const both = await Promise.all([inbox.isFirst(1, T0), inbox.isFirst(1, T0)]);
    await inbox.prune(T0 + 1);
    const afterwards = await inbox.isFirst(1, T0 + 2);

    expect([...both].sort()).toEqual([false, true]);
    expect(afterwards).toBe(true);
  });

  test('updates of one chat go through one process in order; another chat does not wait', async () => {
    const { inbox } = store;
    const outcomes = [
      await inbox.take(update(1), ONE, T0),
      await inbox.take(update(3), TWO, T0),
      await inbox.take(update(2), TWO, T0),
      await inbox.take(update(4, 8), TWO, T0),
    ];

    const second = await inbox.finish({ ...update(1), attempt: 0 }, ONE, T0);
    const third = await inbox.finish({ ...update(2), attempt: 0 }, ONE, T0);
    const none = await inbox.finish({ ...update(3), attempt: 0 }, ONE, T0);

    expect(outcomes).toEqual(['mine', 'waits', 'waits', 'mine']);
    expect([second, third]).toEqual([
      { ...update(2), attempt: 0 },
      { ...update(3), attempt: 0 },
    ]);
    expect(none).toBeUndefined();
  });

  test('of forty updates of one chat at once, only one is in hand at a time', async () => {
    const { inbox } = store;

    const outcomes = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        inbox.take(update(index + 1), index % 2 === 0 ? ONE : TWO, T0),
      ),
    );

    expect(outcomes.filter((outcome) => outcome === 'mine')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'waits')).toHaveLength(39);
  });

  test('in a storm on three processes each update is handled once, and of a chat one at a time', async () => {
    const { inbox } = store;
    const chats = [7, 8, 9, 10];
    const all = Array.from({ length: 80 }, (_, at) => update(at + 1, chats[at % chats.length]));
    const handled: number[] = [];
    const busy = new Set<number>();
    const clashes: number[] = [];
    const handleFrom = async (held: HeldUpdate, holder: Holder) => {
      for (let next: HeldUpdate | undefined = held; next !== undefined;) {
        if (busy.has(next.chatId)) clashes.push(next.updateId);
        busy.add(next.chatId);
        handled.push(next.updateId);
        await inbox.isFirst(1_000 + next.updateId, T0);
        busy.delete(next.chatId);
        next = await inbox.finish(next, holder, T0);
      }
    };
    const bring = async (one: (typeof all)[number], holder: Holder) => {
      const outcome = await inbox.take(one, holder, T0);
      if (outcome === 'mine') await handleFrom({ ...one, attempt: 0 }, holder);
    };

    await Promise.all(all.flatMap((one) => [ONE, TWO, THREE].map((holder) => bring(one, holder))));

    expect(handled.sort((one, other) => one - other)).toEqual(all.map((one) => one.updateId));
    expect(clashes).toEqual([]);
  });

  test('what a dead process had in hand is taken over when its lease has expired', async () => {
    const { inbox } = store;
    await inbox.take(update(1), ONE, T0);
    await inbox.take(update(2), ONE, T0);
    await inbox.renew([1], ONE, T0 + 10_000);

    const early = await inbox.takeOver(TWO, T0 + 20_000, 10);
    const late = await inbox.takeOver(TWO, T0 + 25_000, 10);
    const lateFinish = await inbox.finish({ ...update(1), attempt: 0 }, ONE, T0 + 25_001);
    const next = await inbox.finish({ ...update(1), attempt: 1 }, TWO, T0 + 25_002);

    expect(early).toEqual([]);
    expect(late).toEqual([{ ...update(1), attempt: 1 }]);
    expect(lateFinish).toBeUndefined();
    expect(next).toEqual({ ...update(2), attempt: 0 });
  });

  test('what a process holds without working on it is taken over, whatever else it has in hand', async () => {
    const { inbox } = store;
    await inbox.take(update(1), ONE, T0);
    await inbox.take(update(2, 8), ONE, T0);
    await inbox.renew([2], ONE, T0 + 10_000);

    const taken = await inbox.takeOver(TWO, T0 + 15_000, 10);

    expect(taken).toEqual([{ ...update(1), attempt: 1 }]);
  });

  test('a process that stops releases what it holds, and others can take it at once', async () => {
    const { inbox } = store;
    await inbox.take(update(1), ONE, T0);

    await inbox.letGo('one');
    const taken = await inbox.takeOver(TWO, T0, 10);

    expect(taken).toEqual([{ ...update(1), attempt: 1 }]);
  });

  test('a chat with too much waiting gets no more, others do', async () => {
    const { inbox } = store;
    for (let id = 1; id <= 50; id += 1) await inbox.take(update(id), ONE, T0);

    const one = await inbox.take(update(51), ONE, T0);
    const other = await inbox.take(update(52, 8), ONE, T0);
    const again = await inbox.take(update(50), ONE, T0);

    expect([one, other, again]).toEqual(['full', 'mine', 'known']);
  });

  test('numbers of handled updates are forgotten eventually, waiting updates never', async () => {
    const { inbox } = store;
    await inbox.take(update(1), ONE, T0);
    await inbox.take(update(2), ONE, T0);
    await inbox.finish({ ...update(1), attempt: 0 }, ONE, T0);

    await inbox.prune(T0 + 1);

    expect(await inbox.take(update(1, 9), ONE, T0)).toBe('mine');
    expect(await inbox.take(update(2), ONE, T0)).toBe('known');
  });
});
