import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MAX_SEARCHES, type Topic } from '../../src/domain/subscription.js';
import type { Store } from '../../src/storage/open-store.js';
import { createMailLine, FERRIES, T0, TRAMS } from './mail-line.js';
import { storeMakers } from './stores.js';

describe.each(storeMakers())('subscriptions on $name', (maker) => {
  let store: Store;
  beforeAll(() => maker.start());
  afterAll(() => maker.stop());
  beforeEach(async () => {
    store = await maker.open();
  });
  const { follow } = createMailLine(() => store);

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

  test('no more searches than allowed, even when many are requested at once', async () => {
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

  test('unfollowing, following others and undoing cannot exceed the limit', async () => {
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

  test('what was unsubscribed can be taken back once', async () => {
    await follow(1, FERRIES);
    const list = await store.subscriptions.list(1);

    await store.undo.save(1, list);

    expect(await store.undo.take(1)).toEqual(list);
    expect(await store.undo.take(1)).toEqual([]);
  });
});
