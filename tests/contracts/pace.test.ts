import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/storage/open-store.js';
import { postgresMaker } from './stores.js';

const T0 = Date.parse('2021-07-01T12:00+08:00');

const maker = postgresMaker();
let stores: readonly Store[] = [];
beforeAll(() => maker.start());
afterAll(() => maker.stop());
afterEach(() => Promise.all(stores.map((store) => store.close())));

test('processes that share a rate never get the same place, however they take turns', async () => {
  await maker.open();
  stores = [await openStore(maker.url(), ''), await openStore(maker.url(), '')];
  const [one, two] = stores.map(({ outbox }) => outbox);
  if (one === undefined || two === undefined) throw new Error('there are two');

  const inTurn = [one, two, two, one, one, two].map((outbox) => () => outbox.reserve(2, T0, 20));
  const froms: number[] = [];
  for (const reserve of inTurn) froms.push((await reserve()).from);
  const atOnce = await Promise.all(
    Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? one : two).reserve(2, T0, 20)),
  );
  await one.pause(T0 + 60_000, T0, 20);
  const paused = await two.reserve(1, T0, 20);

  const all = [...froms, ...atOnce.map(({ from }) => from)].sort((a, b) => a - b);
  expect(all).toEqual(Array.from({ length: 36 }, (_, n) => T0 + n * 100));
  expect([paused.from, paused.perSecond]).toEqual([T0 + 60_000, 14]);
});
