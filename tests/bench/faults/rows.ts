/** Every row of the table that runs as real processes, with the counts of the bench. */
import { killDatabase } from './kill-database.js';
import { killFanOut } from './kill-fan-out.js';
import { killPlanning } from './kill-planning.js';
import { killSender } from './kill-sender.js';
import { lostAnswers } from './lost-answers.js';
import { stopInFlight } from './stop-in-flight.js';
import type { Verdict } from './verdict.js';

/** By the number of the row, in their order. */
export const ROWS: ReadonlyMap<string, () => Promise<Verdict>> = new Map([
  ['1', () => killSender({ kills: 25, readers: 1_500, ratePerSecond: 100 })],
  ['3', () => killFanOut({ kills: 30, readers: 700_000 })],
  ['4', () => killPlanning({ kills: 10, chats: 300_000 })],
  ['5', () => killDatabase({ kills: 3, readers: 1_000, ratePerSecond: 100 })],
  ['6', () => stopInFlight({ stops: 5 })],
  ['7', () => lostAnswers({ readers: 1_000 })],
]);
