/** Row 11: three bots share one rate. */
import { openReplicas } from './replicas.js';
import { densestSecond, tally } from './tally.js';
import type { Verdict } from './verdict.js';

/** As many messages as the seconds hold at this rate. */
export async function sharedRate({
  seconds,
  ratePerSecond,
}: {
  readonly seconds: number;
  readonly ratePerSecond: number;
}): Promise<Verdict> {
  const readers = seconds * ratePerSecond;
  let chatIds: readonly number[] = [];
  const replicas = await openReplicas({ ratePerSecond }, async (stage) => {
    chatIds = await stage.addReaders(readers);
  });
  const { stage } = replicas;
  const { ledger } = stage;
  try {
    stage.write(1);
    await ledger.until(() => ledger.heard() >= readers, seconds * 3_000, 'Not everybody heard it');
    await Promise.all(replicas.bots.map((bot) => bot.end('SIGTERM')));
    const densest = densestSecond(ledger.sendings);
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories: 1 });
    return {
      row: '11',
      what: 'densest rolling second, 3 bots, PostgreSQL',
      counts: `${messages} messages at ${ratePerSecond}/s`,
      ...found,
      allowedDuplicates: 0,
      recoveryMs: undefined,
      found: `densest second ${densest}`,
      target: '≤ rate + 10 %',
      isReached: densest <= ratePerSecond * 1.1,
    };
  } finally {
    await replicas.close();
  }
}
