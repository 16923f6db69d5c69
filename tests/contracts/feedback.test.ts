import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../src/storage/open-store.js';
import { storeMakers } from './stores.js';

const T0 = Date.parse('2021-07-01T08:00+08:00');
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe.each(storeMakers())('feedback on $name', (maker) => {
  let store: Store;
  beforeAll(() => maker.start());
  afterAll(() => maker.stop());
  beforeEach(async () => {
    store = await maker.open();
  });

  test('one digest in a week asks, however often it is composed', async () => {
    const { feedback } = store;
    const days = [0, 1, 6, 7, 8];

    const asked: boolean[] = [];
    for (const day of days) asked.push(await feedback.ask(7, T0 + day * DAY));
    const again = await Promise.all([feedback.ask(7, T0), feedback.ask(7, T0 + DAY)]);

    expect(asked).toEqual([true, false, false, true, false]);
    expect(again).toEqual([true, false]);
    expect(await feedback.ask(8, T0 + DAY)).toBe(true);
  });

  test('a weekly digest that comes slightly earlier than the last one asks too', async () => {
    await store.feedback.ask(7, T0);

    expect(await store.feedback.ask(7, T0 + 7 * DAY - 20_000)).toBe(true);
  });

  test('the first answer of a chat counts, and ends the question', async () => {
    const { feedback } = store;
    for (const chatId of [7, 8, 9]) await feedback.ask(chatId, T0);

    const taps = await Promise.all([
      feedback.answer({ chatId: 7, digestAt: T0, isHelpful: true }, T0 + HOUR),
      feedback.answer({ chatId: 7, digestAt: T0, isHelpful: false }, T0 + HOUR),
    ]);
    const forged = await feedback.answer(
      { chatId: 7, digestAt: T0 + 1, isHelpful: true },
      T0 + HOUR,
    );
    await feedback.answer({ chatId: 8, digestAt: T0, isHelpful: false }, T0 + HOUR);

    expect(taps.filter(Boolean)).toHaveLength(1);
    expect(forged).toBe(false);
    expect(await feedback.ask(7, T0)).toBe(false);
    const { asked, helpful, unhelpful } = await feedback.opinions(T0 - 1);
    expect([asked, helpful + unhelpful]).toEqual([3, 2]);
    expect(unhelpful).toBeGreaterThan(0);
  });

  test('old digests are not counted, and are forgotten', async () => {
    const { feedback } = store;
    await feedback.ask(7, T0);
    await feedback.ask(7, T0 + 30 * DAY);

    const lately = await feedback.opinions(T0);
    await feedback.prune(T0 + 1);

    expect(lately).toEqual({ asked: 1, helpful: 0, unhelpful: 0 });
    expect(await feedback.opinions(0)).toEqual(lately);
  });

  test('a group keeps its answers when it moves', async () => {
    await store.feedback.ask(-1, T0);

    await store.subscribers.rename(-1, -1_000_000_000_001);

    expect(
      await store.feedback.answer(
        { chatId: -1_000_000_000_001, digestAt: T0, isHelpful: true },
        T0,
      ),
    ).toBe(true);
  });
});
