import { expect, test } from 'vitest';
import { killDatabase } from '../../bench/faults/kill-database.js';
import { killFanOut } from '../../bench/faults/kill-fan-out.js';
import { killSender } from '../../bench/faults/kill-sender.js';
import { webhookReplicas } from '../../bench/faults/replicas-webhook.js';
import { stopInFlight } from '../../bench/faults/stop-in-flight.js';
import { expectKept } from './kept.js';

test('a bot that is killed while it sends loses nothing and repeats at most what was in flight', async () => {
  expectKept(await killSender({ kills: 2, readers: 150, ratePerSecond: 50 }));
}, 90_000);

test('a bot that is killed while it fills mailboxes fills each of them once', async () => {
  expectKept(await killFanOut({ kills: 2, readers: 30_000 }));
}, 90_000);

test('a database server that is killed does not take the bot with it, which says so once', async () => {
  const verdict = await killDatabase({ kills: 1, readers: 150, ratePerSecond: 50 });

  expectKept(verdict);
  expect(verdict.found).toContain('exit 0, away said 1 times, back 1 times');
  expect(verdict.found).not.toContain('Cannot');
}, 90_000);

test('a bot that is told to stop finishes what is in flight', async () => {
  expectKept(await stopInFlight({ stops: 1 }));
}, 90_000);

test('three bots at one webhook, killed like their database while people type, answer every update once', async () => {
  const verdict = await webhookReplicas({
    seconds: 16,
    chats: 200,
    updatesPerSecond: 10,
    ratePerSecond: 50,
    killEverySeconds: 6,
    databaseKills: 1,
  });

  expectKept(verdict);
  expect(verdict.found).toContain('refused calls 0');
}, 240_000);
