import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDayKeeper } from '../src/day-keeper.js';
import { StoreAway } from '../src/domain/store-away.js';
import { openStore, type Store } from '../src/storage/open-store.js';

const NOON = Date.parse('2021-07-01T12:00+08:00');

let store: Store;
beforeEach(async () => {
  store = await openStore('sqlite::memory:', '');
});
afterEach(() => store.close());

test('what was counted while the store was away is written down when it is back', async () => {
  let isAway = true;
  const write: Store['daybook']['write'] = (...book) =>
    isAway ? Promise.reject(new StoreAway('gone')) : store.daybook.write(...book);
  const keeper = createDayKeeper({
    ...store,
    daybook: { ...store.daybook, write },
    clock: { now: () => NOON },
    timeZone: 'Asia/Hong_Kong',
  });
  keeper.searched('ferry', 3);
  keeper.searched('airship', 0);

  await expect(keeper.job.run()).rejects.toThrow(StoreAway);
  keeper.searched('Airship ', 0);
  isAway = false;
  await keeper.job.run();
  await keeper.job.run();

  expect(await store.daybook.since('2021-07-01')).toEqual([
    { day: '2021-07-01', chats: 0, sent: 0, searches: 3 },
  ]);
  expect(await store.daybook.missed(5)).toEqual([{ query: 'airship', times: 2 }]);
});
