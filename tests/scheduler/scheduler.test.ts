import { expect, test } from 'vitest';
import { isDue } from '../../src/scheduler/scheduler.js';

const at = (time: string) => Date.parse(`2026-11-23T${time}Z`);

test.each([
  ['one interval after its last start', '10:01:00', true],
  ['a moment before that', '10:00:59.999', false],
  ['after the clock was set back', '09:00:00', true],
])('a job of every minute is due %s: %s', (_when, now, expected) => {
  const due = isDue({ everySeconds: 60 }, at('10:00:00'), at(now));

  expect(due).toBe(expected);
});
