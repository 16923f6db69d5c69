/**
 * Row 25: three bots at one webhook, every update brought to two of them, while an alert goes to many
 * chats; one bot after another is killed, and three times the database.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kill, killBots, killDatabase } from './chaos.js';
import { createCpuWatch } from './cpu-watch.js';
import { watchHeldRows } from './held-rows.js';
import type { Sending } from './ledger.js';
import { describeLosses } from './losses.js';
import { complaints } from './replica.js';
import { openReplicas, type Replicas } from './replicas.js';
import type { ReplyLedger } from './reply-ledger.js';
import { densestSecond, percentile, tally, untold } from './tally.js';
import { createUpdateTraffic, type UpdateTraffic } from './update-traffic.js';
import type { Verdict } from './verdict.js';

/** How much is asked of the bots, and how often one of them is killed. */
export type WebhookLoad = {
  readonly seconds: number;
  /** How many chats the alerts go to. */
  readonly chats: number;
  readonly updatesPerSecond: number;
  readonly ratePerSecond: number;
  readonly killEverySeconds: number;
  readonly databaseKills: number;
};

const LEASE_MS = 60_000;
/** The second story comes when half of the time has passed: a chat must hear them in their order. */
const STORIES = 2;
/** Without any progress for so long the bots have nothing in hand. */
const IDLE_MS = 3_000;
/** Without any progress for so long nothing more will come. */
const STALLED_MS = 120_000;
const RECOVERY_MS = 5_000;
/** What a reader is told in place of a change for which the database was away too long. */
const STORE_AWAY = 'I cannot save anything right now';
/** A call that had left when its bot was killed is decided within that time. */
const UNDER_WAY_MS = 500;

/** Plays the whole time, then waits for what is still to be told. */
export async function webhookReplicas(load: WebhookLoad): Promise<Verdict> {
  let chatIds: readonly number[] = [];
  const replicas = await openReplicas(
    { ratePerSecond: load.ratePerSecond, latencyMs: [30, 80] },
    async (stage) => {
      chatIds = await stage.addReaders(load.chats);
    },
  );
  const { stage } = replicas;
  const { ledger } = stage;
  let refused = 0;
  stage.api.journal.added.on(({ refusal }) => {
    if (refusal !== undefined) refused += 1;
  });
  const traffic = createUpdateTraffic(replicas, load.updatesPerSecond);
  const cpu = createCpuWatch();
  try {
    const kills = await playTime(replicas, traffic, load);
    const share = cpu.share();
    const answeredInTime = traffic.replies.answered();
    const heardInTime = ledger.heard();
    await traffic.end();
    const progress = {
      count: () => ledger.heard() + traffic.replies.answered() + saidAway(traffic.replies),
      wanted: () => load.chats * STORIES + traffic.typed(),
    };
    await untilDone(progress, IDLE_MS);
    // What killed bots had in hand is sent when its lease has ended: earlier, what living ones are
    // sending would be sent by others as well.
    stage.clock.set(LEASE_MS);
    await untilDone(progress, STALLED_MS);
    const alerts = ledger.sendings.filter(({ stories }) => stories.length > 0);
    const wanted = { chatIds, stories: STORIES };
    // Before the bots stop, which lets go of what they hold.
    const losses = await describeLosses(
      replicas.postgres.url,
      traffic.replies.unanswered(),
      untold(alerts, wanted),
    );
    await Promise.all(replicas.bots.map((bot) => bot.end('SIGTERM')));
    const { messages, ...told } = tally(alerts, wanted);
    const answers = traffic.replies.tally();
    const triedAgain = saidAway(traffic.replies);
    const allowed = kills.reduce((sum, kill) => sum + inFlight(kill, alerts, traffic.replies), 0);
    const slowest = slowestRecovery(kills, alerts, traffic.replies.times);
    const densest = densestSecond(alerts);
    const botKills = kills.filter((kill) => kill.of === 'bot').length;
    return {
      row: '25',
      what: 'three bots at one webhook, each update brought twice, kill -9 of bots and database, PostgreSQL',
      counts: [
        `${load.seconds} s, ${botKills} kills of bots, ${kills.length - botKills} of the database`,
        `${traffic.typed()} updates at ${load.updatesPerSecond}/s, ${traffic.repeatedPosts()} brought again`,
        `${messages} alerts to ${load.chats} chats, ${load.ratePerSecond}/s`,
      ].join('; '),
      // Whoever was told that nothing was changed, and to try again, has an answer.
      lost: told.lost + answers.lost - triedAgain,
      duplicates: told.duplicates + answers.duplicates,
      allowedDuplicates: allowed,
      outOfOrder: told.outOfOrder + answers.outOfOrder,
      recoveryMs: slowest,
      found: [
        `twice: ${told.duplicates} alerts, ${answers.duplicates} answers`,
        `told to try again, as nothing can be written ${triedAgain}`,
        `answered in time ${(answeredInTime / load.seconds).toFixed(0)}/s`,
        `told in time ${(heardInTime / load.seconds).toFixed(0)}/s`,
        `answers p50 ${percentile(traffic.replies.waits, 0.5)} ms, p99 ${percentile(traffic.replies.waits, 0.99)} ms`,
        `densest second of alerts ${densest}, of everything ${densestSecond(ledger.sendings)}`,
        `refused calls ${refused}`,
        ...losses.map((loss) => `lost: ${loss}`),
        ...(losses.length === 0
          ? []
          : [...complaints(replicas.log()), ...counted(traffic.replies.otherWords())]),
        `processors ${Math.round(share.all * 100)} % busy, ${Math.round(share.own * 100)} % of one by this bench`,
      ].join(', '),
      target: `lost 0, densest second of alerts ≤ rate + 10 %, going on < 5 s after the database is back`,
      isReached: densest <= load.ratePerSecond * 1.1 && slowest < RECOVERY_MS,
    };
  } finally {
    await replicas.close();
  }
}

/** Types, tells and kills for as long as the load says. */
async function playTime(
  replicas: Replicas,
  traffic: UpdateTraffic,
  load: WebhookLoad,
): Promise<readonly Kill[]> {
  const rows = watchHeldRows(replicas.postgres.url);
  const { stage } = replicas;
  const until = Date.now() + load.seconds * 1_000;
  stage.write(1);
  traffic.begin();
  const second = sleep((load.seconds * 1_000) / 2).then(() => stage.write(2));
  const kills: Kill[] = [];
  await Promise.all([
    second,
    killBots(replicas, rows, { everyMs: load.killEverySeconds * 1_000, until }, kills),
    killDatabase(replicas, load, kills),
    sleep(until - Date.now()),
  ]);
  await rows.close();
  return kills;
}

/** What had been said when a bot was killed, and was not yet written down. */
function inFlight({ at, held }: Kill, alerts: readonly Sending[], replies: ReplyLedger): number {
  const told = new Set(
    alerts
      .filter((alert) => alert.at > at - LEASE_MS && alert.at < at + UNDER_WAY_MS)
      .map(({ chatId }) => chatId),
  );
  const answered = (updateId: number) => replies.answeredAt(updateId) ?? Infinity;
  return (
    held.chatIds.filter((chatId) => told.has(chatId)).length +
    held.updateIds.filter((updateId) => answered(updateId) < at + UNDER_WAY_MS).length
  );
}

function saidAway(replies: ReplyLedger): number {
  const counts = [...replies.otherWords()].filter(([text]) => text.startsWith(STORE_AWAY));
  return counts.reduce((sum, [, count]) => sum + count, 0);
}

function counted(words: ReadonlyMap<string, number>): readonly string[] {
  return [...words].map(([text, count]) => `${count} × said "${text}"`);
}

/** Resolves when all that is wanted has come, or nothing has for `stalledMs`. */
async function untilDone(
  { count, wanted }: { readonly count: () => number; readonly wanted: () => number },
  stalledMs: number,
): Promise<void> {
  let [last, changedAt] = [count(), Date.now()];
  while (count() < wanted() && Date.now() - changedAt < stalledMs) {
    await sleep(500);
    if (count() !== last) [last, changedAt] = [count(), Date.now()];
  }
}

/** From when the database was back to the next alert and to the next answer, whichever took longer. */
function slowestRecovery(
  kills: readonly Kill[],
  alerts: readonly Sending[],
  answers: readonly number[],
): number {
  const waits = kills
    .filter(({ of }) => of === 'database')
    .flatMap(({ backAt }) => {
      const next = [alerts.map(({ at }) => at), answers].map((times) =>
        times.find((at) => at > backAt),
      );
      return next.map((at) => (at ?? Infinity) - backAt);
    });
  return Math.max(0, ...waits);
}
