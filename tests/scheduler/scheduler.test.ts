import { expect, test, vi } from 'vitest';
import { isDue, startScheduler } from '../../src/scheduler/scheduler.js';

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);

test.each([
  ['one interval after its last start', '10:01:00', true],
  ['a moment before that', '10:00:59.999', false],
  ['after the clock was set back', '09:00:00', true],
])('a job of every minute is due %s: %s', (_when, now, expected) => {
  const due = isDue({ everySeconds: 60 }, at('10:00:00'), at(now));

  expect(due).toBe(expected);
});

test('ticks that a busy process missed are said nowhere beside the log, and the job runs', async () => {
  vi.useFakeTimers({ now: at('10:00:00') });
  const said = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const lines: string[] = [];
  const add = (_details: object, message: string) => void lines.push(message);
  const log = { debug: add, info: add, warn: add, error: add };
  let runs = 0;
  const job = { name: 'count', everySeconds: 2, run: () => Promise.resolve(void (runs += 1)) };
  const scheduler = startScheduler([job], { now: () => Date.now() }, log);

  vi.setSystemTime(at('10:00:30'));
  await vi.advanceTimersByTimeAsync(3_000);
  await scheduler.stop();
  const words = said.mock.calls;
  vi.useRealTimers();
  said.mockRestore();

  expect(runs).toBeGreaterThan(0);
  expect(words).toEqual([]);
  expect(lines).toEqual([]);
});
