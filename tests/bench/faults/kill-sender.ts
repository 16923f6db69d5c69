/** Row 1: the one bot on SQLite is killed again and again while it sends. */
import { inFlightAt, percentile, recoveryMs, tally } from './tally.js';
import { openStage } from './stage.js';
import type { Verdict } from './verdict.js';

/** How much of it. */
export type KillSize = {
  readonly kills: number;
  readonly readers: number;
  readonly ratePerSecond: number;
};

/** The bot is started again the moment it is dead, as a supervisor would. */
export async function killSender({ kills, readers, ratePerSecond }: KillSize): Promise<Verdict> {
  const stage = await openStage({ ratePerSecond });
  const { ledger } = stage;
  try {
    const chatIds = await stage.addReaders(readers);
    let bot = await stage.start();
    await bot.ready;
    let stories = 0;
    let allowed = 0;
    const recoveries: number[] = [];
    for (let kill = 1; kill <= kills; kill += 1) {
      if (ledger.heard() + ratePerSecond >= stories * readers) stage.write((stories += 1));
      const goal = ledger.heard() + ratePerSecond;
      await ledger.until(() => ledger.heard() >= goal, 60_000, 'The bot did not send');
      await bot.end('SIGKILL');
      const killedAt = Date.now();
      bot = await stage.start();
      await ledger.until(
        () => recoveryMs(ledger.sendings, killedAt) !== undefined,
        60_000,
        'The new bot did not send',
      );
      allowed += inFlightAt(ledger.sendings, killedAt);
      recoveries.push(recoveryMs(ledger.sendings, killedAt) ?? 0);
    }
    const slowest = Math.max(...recoveries);
    const all = stories * readers;
    await ledger.until(() => ledger.heard() >= all, 300_000, 'Not everybody heard everything');
    await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories });
    return {
      row: '1',
      what: 'kill -9 of the sender, SQLite',
      counts: `${kills} kills, ${messages} messages at ${ratePerSecond}/s`,
      ...found,
      allowedDuplicates: allowed,
      recoveryMs: slowest,
      found: `median ${Math.round(percentile(recoveries, 0.5))} ms`,
      target: 'lost 0, duplicates ≤ in flight, next message < 2 s',
      isReached: slowest < 2_000,
    };
  } finally {
    await stage.close();
  }
}
