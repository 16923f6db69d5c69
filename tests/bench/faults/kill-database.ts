/** Row 5: the database server is killed again and again while the bot sends. */
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from './postgres-server.js';
import { storeWords, untilBack } from './replica.js';
import { openStage } from './stage.js';
import { inFlightAt, recoveryMs, tally } from './tally.js';
import type { Verdict } from './verdict.js';

const AWAY_MS = 1_500;
const LEASE_MS = 60_000;

/** The bot stays alive all the time. */
export async function killDatabase({
  kills,
  readers,
  ratePerSecond,
}: {
  readonly kills: number;
  readonly readers: number;
  readonly ratePerSecond: number;
}): Promise<Verdict> {
  const postgres = await startPostgres();
  const stage = await openStage({ ratePerSecond, storeUrl: postgres.url });
  const { ledger } = stage;
  try {
    const chatIds = await stage.addReaders(readers);
    const bot = await stage.start();
    await bot.ready;
    stage.write(1);
    let [allowed, slowest] = [0, 0];
    for (let kill = 1; kill <= kills; kill += 1) {
      const goal = (kill * readers) / (kills + 1);
      await ledger.until(() => ledger.heard() >= goal, 60_000, 'The bot did not send');
      const killedAt = Date.now();
      await postgres.kill();
      await sleep(AWAY_MS);
      await postgres.restart();
      const backAt = Date.now();
      await ledger.until(
        () => recoveryMs(ledger.sendings, backAt) !== undefined,
        90_000,
        'The bot did not go on',
      );
      // What Telegram took while the database was away could not be written down.
      allowed += inFlightAt(ledger.sendings, killedAt);
      slowest = Math.max(slowest, recoveryMs(ledger.sendings, backAt) ?? 0);
    }
    // What was in flight is sent again when its lease has ended.
    stage.clock.set(LEASE_MS);
    await ledger.until(() => ledger.heard() >= readers, 120_000, 'Not everybody heard it');
    await untilBack(bot, stage.api.town.person());
    const { code } = await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row: '5',
      what: 'kill -9 of the database server',
      counts: `${kills} kills, ${messages} messages at ${ratePerSecond}/s`,
      ...found,
      allowedDuplicates: allowed,
      recoveryMs: slowest,
      found: `exit ${code}, ${storeWords(bot.log)}`,
      target: 'lost 0, going on < 5 s after it is back',
      isReached: slowest < 5_000 && code === 0,
    };
  } finally {
    await stage.close();
    await postgres.stop();
  }
}
