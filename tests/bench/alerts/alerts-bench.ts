/**
 * How many alerts one sender takes from their mailboxes, sends and writes down, and what each of them
 * asks the database: `npm run bench -- alerts [CHATS] [RUNS] [RATE]`. Telegram answers
 * after 30–80 ms; a twentieth of the rate is claimed at once.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';
import { createCourier } from '../../../src/delivery/courier.js';
import { createGroupedOutbox } from '../../../src/delivery/grouped-outbox.js';
import { createSender } from '../../../src/delivery/sender.js';
import { rest } from '../../../src/domain/rest.js';
import { openDatabase } from '../../../src/storage/open-database.js';
import { openStore, type Store } from '../../../src/storage/open-store.js';
import { addItems } from '../../../src/storage/item-rows.js';
import { quietLog } from '../../telegram/quiet-log.js';
import { addCrowd, listOf } from '../delivery/crowd.js';
import { startPostgres } from '../faults/postgres-server.js';
import { countCalls } from './call-count.js';

const ROWS_A_STATEMENT = 2_000;
const NOTHING_SAID = { html: 'news', buttons: [], previewUrl: undefined };
const clock = { now: () => Date.now() };

/** Prints a line for each run on each database, and their medians. */
export async function run([
  chats = '2000',
  runs = '5',
  rate = '2000',
]: readonly string[]): Promise<void> {
  const server = await startPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-bench-'));
  const asked = {
    SQLite: countCalls(Database.prototype, 'prepare'),
    PostgreSQL: countCalls(pg.Client.prototype, 'query'),
  };
  try {
    for (const [name, url] of [
      ['PostgreSQL', server.url],
      ['SQLite', 'sqlite:'],
    ] as const) {
      await fill(url, folder, Number(chats));
      const store = await openStore(url, folder);
      const rates: number[] = [];
      for (const run of listOf(Number(runs), (index) => index + 1)) {
        await tellAll(url, folder, { chats: Number(chats), batch: run });
        asked[name]();
        const seconds = await deliverAll(store, Number(rate));
        rates.push(Number(chats) / seconds);
        console.log(
          `${name}: ${Math.round(Number(chats) / seconds)} alerts/s, ${(asked[name]() / Number(chats)).toFixed(2)} statements each`,
        );
      }
      rates.sort((one, other) => one - other);
      console.log(
        `${name}: median ${Math.round(rates[Math.floor(rates.length / 2)] ?? 0)} alerts/s`,
      );
      await store.close();
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fill(url: string, folder: string, chats: number): Promise<void> {
  const { db } = await openDatabase(url, folder);
  await addCrowd({ db }, chats, clock.now());
  await db.destroy();
}

async function tellAll(
  url: string,
  folder: string,
  { chats, batch }: { readonly chats: number; readonly batch: number },
): Promise<void> {
  const { db } = await openDatabase(url, folder);
  for (let at = 0; at < chats; at += ROWS_A_STATEMENT) {
    const ids = listOf(Math.min(ROWS_A_STATEMENT, chats - at), (index) => at + index + 1);
    const alert = { kind: 'alert', ref: String(batch), createdAt: clock.now() } as const;
    await db.transaction().execute((tx) => addItems(tx, ids, alert));
  }
  await db.destroy();
}

/** Resolves with the seconds until no mailbox is left. */
async function deliverAll(store: Store, ratePerSecond: number): Promise<number> {
  const { subscribers, batches, outbox } = store;
  let messages = 0;
  const answer = async () => {
    await sleep(30 + Math.random() * 50);
    return { kind: 'sent', messageId: (messages += 1) } as const;
  };
  const say = () => Promise.resolve(NOTHING_SAID);
  const closing = new AbortController();
  const courier = createCourier({
    outbox: createGroupedOutbox({ outbox, log: quietLog, wait: (ms) => rest(ms, closing.signal) }),
    subscribers,
    messenger: { send: answer, edit: answer },
    composer: { alert: say, digest: say, broadcast: say },
    batches,
    isBehind: () => Promise.resolve(false),
    clock,
    log: quietLog,
    timeZone: 'UTC',
    ratePerSecond,
    chatGapMs: 1_000,
    groupGapMs: 3_000,
    random: Math.random,
  });
  const sender = createSender({
    outbox,
    courier,
    clock,
    log: quietLog,
    ratePerSecond,
    owner: 'bench',
    takeReplies: () => 0,
    wait: rest,
  });
  const startedAt = performance.now();
  void sender.run();
  while ((await store.outbox.backlog()).pending > 0) await sleep(20);
  const seconds = (performance.now() - startedAt) / 1_000;
  closing.abort();
  await sender.stop();
  return seconds;
}
