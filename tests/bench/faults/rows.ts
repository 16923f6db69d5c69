/** Every row of the table that runs as real processes, with the counts of the bench. */
import { badAnswers } from './bad-answers.js';
import { bulkImport, manySaves } from './bulk-and-saves.js';
import { clockJumps } from './clock-jumps.js';
import { sharedRate } from './densest-second.js';
import { diskFull } from './disk-full.js';
import { everybodyWaits, oneChatWaits } from './flood-waits.js';
import { killDatabase } from './kill-database.js';
import { killFanOut } from './kill-fan-out.js';
import { killPlanning } from './kill-planning.js';
import { killReplica } from './kill-replica.js';
import { killSender } from './kill-sender.js';
import { lostAnswers } from './lost-answers.js';
import { readOnlyData } from './read-only.js';
import { refusedConnections } from './refused-connections.js';
import { type WebhookLoad, webhookReplicas } from './replicas-webhook.js';
import { slowDatabase } from './slow-database.js';
import { stopInFlight } from './stop-in-flight.js';
import type { Verdict } from './verdict.js';

/** By the number of the row, in their order. `undefined`: it cannot be played on this machine. */
export function rowsOf(load: WebhookLoad): ReadonlyMap<string, () => Promise<Verdict | undefined>> {
  return new Map<string, () => Promise<Verdict | undefined>>([
    ['1', () => killSender({ kills: 25, readers: 1_500, ratePerSecond: 100 })],
    ['2', () => killReplica({ kills: 25, readers: 4_000, ratePerSecond: 100 })],
    ['3', () => killFanOut({ kills: 30, readers: 700_000 })],
    ['4', () => killPlanning({ kills: 10, chats: 300_000 })],
    ['5', () => killDatabase({ kills: 3, readers: 1_000, ratePerSecond: 100 })],
    ['6', () => stopInFlight({ stops: 5 })],
    ['7', () => lostAnswers({ readers: 1_000 })],
    ['8', () => refusedConnections({ readers: 400 })],
    ['9', () => oneChatWaits({ readers: 1_000, ratePerSecond: 50 })],
    ['10', () => everybodyWaits({ readers: 400 })],
    ['11', () => sharedRate({ seconds: 60, ratePerSecond: 30 })],
    ['13', () => bulkImport({ files: 5_000 })],
    ['15', () => manySaves({ saves: 100 })],
    ['23', () => clockJumps({ readers: 500 })],
    ['24', () => diskFull({ readers: 200 })],
    ...['26', '27', '28'].map((row) => [row, () => badAnswers(row, { readers: 200 })] as const),
    ['29', () => slowDatabase({ readers: 200 })],
    ['30', () => readOnlyData({ readers: 200 })],
    ['25', () => webhookReplicas(load)],
  ]);
}
