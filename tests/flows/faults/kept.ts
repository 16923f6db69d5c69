/** What every fault test asserts: the promises that do not depend on how fast the machine is. */
import { expect } from 'vitest';
import { describeVerdict, type Verdict } from '../../bench/faults/verdict.js';

/** Nothing is lost or out of order, and no more comes twice than was in flight. */
export function expectKept(verdict: Verdict): void {
  console.log(describeVerdict(verdict));
  const { lost, duplicates, allowedDuplicates, outOfOrder } = verdict;
  expect({ lost, outOfOrder }).toEqual({ lost: 0, outOfOrder: 0 });
  expect(duplicates).toBeLessThanOrEqual(allowedDuplicates);
}
