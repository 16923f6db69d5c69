import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { withTimeLimit } from '../../src/domain/time-limit.js';

const waits = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
    if (signal.aborted) reject(signal.reason as Error);
  });

test('work that does not end is ended when its time is over', async () => {
  const work = withTimeLimit(10, new AbortController().signal, waits);

  await expect(work).rejects.toMatchObject({ name: 'TimeoutError' });
});

test('work ends at once when everything ends, and does not begin after it', async () => {
  const closing = new AbortController();
  const work = withTimeLimit(60_000, closing.signal, waits);

  closing.abort();

  await expect(work).rejects.toMatchObject({ name: 'AbortError' });
  await expect(withTimeLimit(60_000, closing.signal, waits)).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('work that has ended leaves nothing at the signal that lives on', async () => {
  const closing = new AbortController();

  for (let count = 0; count < 100; count += 1)
    await withTimeLimit(60_000, closing.signal, () => Promise.resolve());

  expect(getEventListeners(closing.signal, 'abort')).toEqual([]);
  expect(keptAt(closing.signal)).toBe(0);
});

/** What Node itself keeps at a signal, such as the signals that `AbortSignal.any` made of it. */
function keptAt(signal: AbortSignal): number {
  return Object.getOwnPropertySymbols(signal)
    .map((key) => (Reflect.get(signal, key) as { size?: number } | undefined)?.size ?? 0)
    .reduce((sum, size) => sum + size, 0);
}
