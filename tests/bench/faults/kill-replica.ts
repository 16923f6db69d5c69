/** Row 2: three bots send from one PostgreSQL, and one after another is killed. */
import { watchHeldRows } from './held-rows.js';
import { openReplicas } from './replicas.js';
import { inFlightAt, tally } from './tally.js';
import type { Verdict } from './verdict.js';

/** The sender's lease. */
const LEASE_MS = 60_000;

/** What a killed bot had in hand is sent when its lease has ended; the clock is set ahead for that. */
export async function killReplica({
  kills,
  readers,
  ratePerSecond,
}: {
  readonly kills: number;
  readonly readers: number;
  readonly ratePerSecond: number;
}): Promise<Verdict> {
  let chatIds: readonly number[] = [];
  const replicas = await openReplicas({ ratePerSecond }, async (stage) => {
    chatIds = await stage.addReaders(readers);
  });
  const { stage, bots } = replicas;
  const { ledger } = stage;
  const held = watchHeldRows(replicas.postgres.url);
  try {
    let [stories, allowed, slowest] = [0, 0, 0];
    for (let kill = 1; kill <= kills; kill += 1) {
      // What killed bots have in hand comes only when their leases end: there must be others to tell.
      const { chatIds: inHand } = await held.read();
      const soon = ledger.heard() + inHand.length + 3 * ratePerSecond;
      if (soon > stories * readers) stage.write((stories += 1));
      const goal = ledger.heard() + ratePerSecond;
      await ledger.until(() => ledger.heard() >= goal, 90_000, 'The bots did not send');
      const place = kill % bots.length;
      await bots[place]?.end('SIGKILL');
      const killedAt = Date.now();
      await replicas.restart(place);
      const after = ledger.heard() + ratePerSecond / 2;
      await ledger.until(() => ledger.heard() >= after, 90_000, 'The others did not go on');
      allowed += inFlightAt(ledger.sendings, killedAt);
      slowest = Math.max(slowest, longestSilence(ledger.sendings, killedAt));
    }
    stage.clock.set(LEASE_MS);
    const all = stories * readers;
    await ledger.until(() => ledger.heard() >= all, 300_000, 'Not everybody heard everything');
    await Promise.all(bots.map((bot) => bot.end('SIGTERM')));
    const { messages, ...found } = tally(ledger.sendings, { chatIds, stories });
    return {
      row: '2',
      what: 'kill -9 of one of three senders, PostgreSQL',
      counts: `${kills} kills, ${messages} messages at ${ratePerSecond}/s`,
      ...found,
      allowedDuplicates: allowed,
      recoveryMs: slowest,
      found: 'the longest silence after a kill; leases ended by the clock',
      target: 'lost 0, out of order 0, the others go on',
      isReached: slowest < 5_000,
    };
  } finally {
    await held.close();
    await replicas.close();
  }
}

function longestSilence(sendings: readonly { readonly at: number }[], from: number): number {
  const times = [from, ...sendings.map(({ at }) => at).filter((at) => at > from)];
  return times.reduce((longest, at, index) => Math.max(longest, at - (times[index - 1] ?? at)), 0);
}
