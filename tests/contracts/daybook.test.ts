import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/storage/open-store.js';
import { storeMakers } from './stores.js';

describe.each(storeMakers())('the daybook on $name', (maker) => {
  let store: Store;
  beforeAll(() => maker.start());
  afterAll(() => maker.stop());
  beforeEach(async () => {
    store = await maker.open();
  });

  test('adds up searches, replaces states, and counts searches that found nothing', async () => {
    const { daybook } = store;
    const first = { day: '2021-07-01', chats: 3, sent: 10, searches: 2 };
    await daybook.write(first, new Map([['渡輪', 1]]));
    await daybook.write(
      { ...first, chats: 4, sent: 12 },
      new Map([
        ['渡輪', 1],
        ['tram', 1],
      ]),
    );

    expect(await daybook.since('2021-07-01')).toEqual([
      { ...first, chats: 4, sent: 12, searches: 4 },
    ]);
    expect(await daybook.since('2021-07-02')).toEqual([]);
    expect(await daybook.missed(1)).toEqual([{ query: '渡輪', times: 2 }]);
  });

  test('does not grow without end', async () => {
    const many = new Map(Array.from({ length: 1_100 }, (_, index) => [`word ${index}`, 1]));

    await store.daybook.write({ day: '2021-07-01', chats: 0, sent: 0, searches: 0 }, many);

    expect(await store.daybook.missed(2_000)).toHaveLength(1_000);
  });
});
