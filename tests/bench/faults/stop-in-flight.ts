/** Row 6: the bot is told to stop while messages are on their way. */
import { openStage } from './stage.js';
import { tally } from './tally.js';
import type { Verdict } from './verdict.js';

const LATENCY_MS = 200;
const MAX_MS = 20_000;

/** About twenty are under way at 100 a second. */
export async function stopInFlight({ stops }: { readonly stops: number }): Promise<Verdict> {
  const ratePerSecond = 100;
  const readers = ratePerSecond * (stops + 1);
  const stage = await openStage({ ratePerSecond, latencyMs: [LATENCY_MS, LATENCY_MS] });
  const { ledger } = stage;
  try {
    const chatIds = await stage.addReaders(readers);
    let bot = await stage.start();
    await bot.ready;
    stage.write(1);
    let [slowest, codes] = [0, 0];
    for (let stop = 1; stop <= stops; stop += 1) {
      const goal = ledger.heard() + ratePerSecond / 2;
      await ledger.until(() => ledger.heard() >= goal, 60_000, 'The bot did not send');
      const stoppedAt = Date.now();
      const { code } = await bot.end('SIGTERM');
      slowest = Math.max(slowest, Date.now() - stoppedAt);
      codes += code ?? 1;
      bot = await stage.start();
    }
    await ledger.until(() => ledger.heard() >= readers, 120_000, 'Not everybody heard it');
    await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row: '6',
      what: 'SIGTERM with 20 in flight',
      counts: `${stops} stops, ${messages} messages at ${ratePerSecond}/s`,
      ...found,
      allowedDuplicates: 0,
      recoveryMs: undefined,
      found: `slowest exit ${slowest} ms`,
      target: 'lost 0, duplicates 0, exit 0 within 20 s',
      isReached: slowest < MAX_MS && codes === 0,
    };
  } finally {
    await stage.close();
  }
}
