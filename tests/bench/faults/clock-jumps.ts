/** Row 23: the clock of the machine jumps an hour, there and back, while the bot sends. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openStage } from './stage.js';
import { tally } from './tally.js';
import type { Verdict } from './verdict.js';

const HOUR_MS = 3_600_000;
const LOOK_MS = 100;

/** Ahead, back, behind, back: each while messages are on their way. */
export async function clockJumps({ readers }: { readonly readers: number }): Promise<Verdict> {
  const ratePerSecond = 50;
  const stage = await openStage({ ratePerSecond });
  const { ledger, clock } = stage;
  try {
    const chatIds = await stage.addReaders(readers);
    const bot = await stage.start();
    await bot.ready;
    stage.write(1);
    let longest = 0;
    const jumps = [HOUR_MS, 0, -HOUR_MS, 0];
    for (const [index, ahead] of jumps.entries()) {
      const goal = ((index + 1) * readers) / (jumps.length + 1);
      await ledger.until(() => ledger.heard() >= goal, 120_000, 'The bot did not send');
      clock.set(ahead);
      const [jumpedAt, before] = [Date.now(), ledger.heard()];
      while (ledger.heard() <= before + 1 && Date.now() - jumpedAt < 90_000) await sleep(LOOK_MS);
      longest = Math.max(longest, Date.now() - jumpedAt);
    }
    await ledger.until(() => ledger.heard() >= readers, 120_000, 'Not everybody heard it');
    const { code } = await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row: '23',
      what: 'clock jumps ±1 h',
      counts: `${messages} messages at ${ratePerSecond}/s, 4 jumps`,
      ...found,
      allowedDuplicates: 0,
      recoveryMs: longest,
      found: `exit ${code}`,
      target: 'duplicates 0, no stall longer than a lease (60 s)',
      isReached: longest < 60_000 && code === 0,
    };
  } finally {
    await stage.close();
  }
}
