import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/storage/open-store.js';
import { quietLog } from '../telegram/quiet-log.js';
import { postgresMaker } from './stores.js';

const maker = postgresMaker();
beforeAll(() => maker.start());
afterAll(() => maker.stop());

test('a connection cut by an outage does not report the store as away again once it is back', async () => {
  const said: string[] = [];
  const note = (_details: object, message: string) => void said.push(message);
  let now = 0;
  const store = await openStore(maker.url(), '', {
    log: { ...quietLog, info: note, error: note },
    clock: { now: () => now },
  });
  const attendance = await store.attend('bot');

  await maker.kill();
  await store.probe().catch(() => undefined);
  await maker.restart();
  now = 60_000;
  // What the pool still holds of the old server goes first.
  await expect
    .poll(
      () =>
        store.probe().then(
          () => said.length,
          () => 0,
        ),
      { timeout: 20_000 },
    )
    .toBe(2);
  const isKept = await attendance?.keep();
  await attendance?.end();
  await store.close();

  expect(isKept).toBe(true);
  expect(said).toEqual(['The store is away; writing waits for it', 'The store is back']);
});
