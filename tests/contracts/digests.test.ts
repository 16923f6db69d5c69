import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/storage/open-store.js';
import { createMailLine, FERRIES, MINUTE, story, T0, TRAMS } from './mail-line.js';
import { storeMakers } from './stores.js';

describe.each(storeMakers())('digests on $name', (maker) => {
  let store: Store;
  beforeAll(() => maker.start());
  afterAll(() => maker.stop());
  beforeEach(async () => {
    store = await maker.open();
  });
  const { follow, tell, claim, ack } = createMailLine(() => store);

  test('a digest contains what was put into it, and all news if nothing is followed', async () => {
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

  test('a digest contains late alerts, even if only other topics were put into it', async () => {
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
