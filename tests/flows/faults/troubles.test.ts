import { expect, test } from 'vitest';
import { badAnswers } from '../../bench/faults/bad-answers.js';
import { manySaves } from '../../bench/faults/bulk-and-saves.js';
import { clockJumps } from '../../bench/faults/clock-jumps.js';
import { diskFull } from '../../bench/faults/disk-full.js';
import { oneChatWaits } from '../../bench/faults/flood-waits.js';
import { killReplica } from '../../bench/faults/kill-replica.js';
import { readOnlyData } from '../../bench/faults/read-only.js';
import { refusedConnections } from '../../bench/faults/refused-connections.js';
import { slowDatabase } from '../../bench/faults/slow-database.js';
import { expectKept } from './kept.js';

test('one of three bots on a database is killed, the others go on', async () => {
  expectKept(await killReplica({ kills: 2, readers: 150, ratePerSecond: 50 }));
}, 120_000);

test('while Telegram takes no connections nothing is lost', async () => {
  expectKept(await refusedConnections({ readers: 80 }));
}, 90_000);

test('a chat that must wait an hour holds nobody up and is called once', async () => {
  const verdict = await oneChatWaits({ readers: 100, ratePerSecond: 50 });

  expectKept(verdict);
  expect(verdict.found).toContain('1 call to the chat');
}, 90_000);

test('an article that is saved thirty times is told once', async () => {
  const verdict = await manySaves({ saves: 30 });

  expectKept(verdict);
  expect(verdict.isReached).toBe(true);
}, 90_000);

test('a clock that jumps an hour there and back stops nothing', async () => {
  const verdict = await clockJumps({ readers: 100 });

  expectKept(verdict);
  expect(verdict.recoveryMs).toBeLessThan(60_000);
}, 120_000);

test('a full disk ends nothing, and what came meanwhile is told when there is room', async ({
  skip,
}) => {
  const verdict = await diskFull({ readers: 50 });
  if (verdict === undefined) {
    console.log('Not played: no small disk can be mounted here');
    return skip('no small disk can be mounted here');
  }

  expectKept(verdict);
  expect(verdict.isReached).toBe(true);
  expect(verdict.found).toContain('away said 1 times, back 1 times');
}, 120_000);

test.each(['26', '27', '28'])(
  'Telegram that answers badly stops nothing (row %s)',
  async (row) => {
    const verdict = await badAnswers(row, { readers: 40 });

    expectKept(verdict);
    expect(verdict.isReached).toBe(true);
  },
  120_000,
);

test('a database that is half a second slower is waited for', async () => {
  const verdict = await slowDatabase({ readers: 60 });

  expectKept(verdict);
  expect(verdict.isReached).toBe(true);
}, 180_000);

test('a data folder that becomes read-only ends nothing and is said once', async ({ skip }) => {
  const verdict = await readOnlyData({ readers: 40 });
  if (verdict === undefined) return skip('files cannot be made immutable here');

  expectKept(verdict);
  expect(verdict.isReached).toBe(true);
  expect(verdict.found).toContain('away said 1 times, back 1 times');
}, 120_000);
