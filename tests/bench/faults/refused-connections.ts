/** Row 8: nobody takes connections at Telegram's address for ten minutes. */
import { setTimeout as sleep } from 'node:timers/promises';
import { openTcpLine } from './tcp-line.js';
import { openStage } from './stage.js';
import { tally } from './tally.js';
import type { Verdict } from './verdict.js';

const MINUTES = 10;
const MINUTE_MS = 60_000;
const LOOK_MS = 300;

/** The clock is set ahead a minute at a time, so that ten of them pass in some seconds. */
export async function refusedConnections({
  readers,
}: {
  readonly readers: number;
}): Promise<Verdict> {
  const stage = await openStage({ ratePerSecond: 100 });
  const { ledger, clock } = stage;
  const line = await openTcpLine(Number(new URL(stage.api.url).port));
  try {
    const chatIds = await stage.addReaders(readers);
    const bot = await stage.start('a', { TELEGRAM_API_ROOT: `http://127.0.0.1:${line.port}` });
    await bot.ready;
    stage.write(1);
    await ledger.until(() => ledger.heard() >= readers / 4, 60_000, 'The bot did not send');
    await line.close();
    for (let minute = 1; minute <= MINUTES; minute += 1) {
      clock.set(minute * MINUTE_MS);
      await sleep(LOOK_MS);
    }
    const before = ledger.heard();
    const backAt = Date.now();
    await line.open();
    await ledger.until(() => ledger.heard() > before, 90_000, 'The bot did not come back');
    const recoveryMs = Date.now() - backAt;
    clock.set((MINUTES + 2) * MINUTE_MS);
    await ledger.until(() => ledger.heard() >= readers, 120_000, 'Not everybody heard it');
    const { code } = await bot.end('SIGTERM');
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row: '8',
      what: 'connection refused',
      counts: `${MINUTES} min by the clock, ${messages} messages`,
      ...found,
      // What was on its way when the line was cut may have arrived.
      allowedDuplicates: 20,
      recoveryMs,
      found: `exit ${code}`,
      target: 'lost 0, duplicates ≤ what the cut line carried, the process lives',
      isReached: code === 0,
    };
  } finally {
    await line.close();
    await stage.close();
  }
}
