/** Kills bots and their database again and again, and starts them again. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Held, HeldRows } from './held-rows.js';
import type { Replicas } from './replicas.js';

/** One process that was killed; times are milliseconds since 1970. */
export type Kill = {
  readonly of: 'bot' | 'database';
  readonly at: number;
  readonly backAt: number;
  /** What was in hand then. */
  readonly held: Held;
};

const DATABASE_AWAY_MS = 1_500;

/** One bot after another, until the time is over; notes each when it runs again. */
export async function killBots(
  replicas: Replicas,
  rows: HeldRows,
  { everyMs, until }: { readonly everyMs: number; readonly until: number },
  kills: Kill[],
): Promise<void> {
  for (let round = 0; Date.now() + everyMs < until; round += 1) {
    await sleep(everyMs);
    const place = round % replicas.bots.length;
    await replicas.bots[place]?.end('SIGKILL');
    const at = Date.now();
    const held = await rows.read();
    await startAgain(replicas, place);
    kills.push({ of: 'bot', at, backAt: Date.now(), held });
  }
}

/** As a service manager does: a bot that finds no database ends, and is started again. */
async function startAgain(replicas: Replicas, place: number): Promise<void> {
  for (;;) {
    await replicas.restart(place);
    const isReady = await replicas.bots[place]?.ready.then(
      () => true,
      () => false,
    );
    if (isReady === true) return;
  }
}

/** So many times, evenly over the time. */
export async function killDatabase(
  { postgres }: Replicas,
  { seconds, databaseKills }: { readonly seconds: number; readonly databaseKills: number },
  kills: Kill[],
): Promise<void> {
  for (let kill = 1; kill <= databaseKills; kill += 1) {
    await sleep((seconds * 1_000) / (databaseKills + 1) - DATABASE_AWAY_MS);
    const at = Date.now();
    await postgres.kill();
    await sleep(DATABASE_AWAY_MS);
    await postgres.restart();
    // The bots live and write down what they said as soon as it is back.
    kills.push({ of: 'database', at, backAt: Date.now(), held: { chatIds: [], updateIds: [] } });
  }
}
