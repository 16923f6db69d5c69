/**
 * How long a bot's move to PostgreSQL and back takes, how much memory, and what a kill leaves:
 * `npm run bench -- migrate [CHATS] [KILLS]`.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBatchStore } from '../../../src/storage/batch-store.js';
import { openDatabase, type StoreDatabase } from '../../../src/storage/open-database.js';
import { createOutbox } from '../../../src/storage/outbox-store.js';
import { addCrowd, listOf } from '../delivery/crowd.js';
import { startPostgres } from '../faults/postgres-server.js';

const PROGRAM = new URL('../../../dist/cli.js', import.meta.url).pathname;
const STORIES = 200;
const DELIVERED = 5_000;

/** Prints how long each way took, how much memory, and what the kills left. */
export async function run([chats = '100000', kills = '5']: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-migrate-bench-'));
  const server = await startPostgres();
  try {
    await fill(folder, Number(chats));
    const [old, again] = [`sqlite:${join(folder, 'old.db')}`, `sqlite:${join(folder, 'new.db')}`];
    const exported = await runVerb(folder, old, 'export');
    tell('export from SQLite', exported);
    const moved = await runVerb(folder, old, 'migrate-store', old, server.url, '--json');
    tell('SQLite → PostgreSQL', moved);
    console.log(`  ${moved.out}`);
    const there = await runVerb(folder, server.url, 'export');
    tell('export from PostgreSQL', there);
    const back = await runVerb(folder, old, 'migrate-store', server.url, again, '--json');
    tell('PostgreSQL → SQLite', back);
    const last = await runVerb(folder, again, 'export');
    const same = (one: string, other: string) => (one === other ? 'equal' : 'DIFFERENT');
    console.log(
      `exports byte for byte: ${same(exported.hash, there.hash)}, ${same(exported.hash, last.hash)}`,
    );
    console.log(`digests of all rows: ${same(digestOf(moved.out), digestOf(back.out))}`);
    await killMoves(folder, old, server.url, moved.seconds, Number(kills));
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Chats, subscriptions, a story for a third of them, and some that have it already. */
async function fill(folder: string, chats: number): Promise<void> {
  const database = await openDatabase(`sqlite:${join(folder, 'old.db')}`, folder);
  const { db, dialect } = database;
  const now = Date.now();
  await addCrowd(database, chats, now);
  const [batches, outbox] = [createBatchStore(db, dialect), createOutbox(db, dialect)];
  const stamps = listOf(STORIES, (id) => ({
    storyId: `s${id}`,
    articles: [{ articleId: `a${id}.md`, contentHash: `h${id}` }],
    publishedAt: undefined,
  }));
  await batches.publish(stamps, now, 0);
  await batches.seal(now, { quietMs: 0, mostMs: 0 });
  const batch = await batches.nextToMatch();
  const batchId = batch?.batchId ?? 0;
  const matches = listOf(8, (place) => ({ topicId: place * 13 + 1, storyId: 's1' }));
  await batches.saveMatches(batchId, matches);
  while (await batches.fanOut(now, 2_000)) continue;
  const claims = await outbox.claim({ owner: 'bench', now, leaseMs: 60_000, limit: DELIVERED });
  for (const claim of claims)
    await outbox.ack(claim, {
      items: claim.items,
      sent: { messageId: claim.chatId, batchIds: [batchId] },
      nextAt: now,
      now,
    });
  await db.destroy();
}

/** After each kill the new store must be empty or whole, and the old one as it was. */
async function killMoves(
  folder: string,
  from: string,
  to: string,
  seconds: number,
  kills: number,
): Promise<void> {
  const [before, left] = [await rowsIn(from, folder), new Set<string>()];
  for (let kill = 0; kill < kills; kill += 1) {
    await empty(to, folder);
    const program = spawn(process.execPath, [PROGRAM, 'migrate-store', from, to], {
      cwd: folder,
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => program.once('exit', resolve));
    await Promise.race([sleep(((kill + 0.5) / kills) * seconds * 1_000), ended]);
    program.kill('SIGKILL');
    await ended;
    const rows = await rowsIn(to, folder);
    left.add(rows === 0 ? 'empty' : rows === before ? 'whole' : `HALF: ${rows}`);
  }
  const kept = (await rowsIn(from, folder)) === before ? 'as it was' : 'CHANGED';
  console.log(`${kills} kills: the new store is ${[...left].join(' or ')}, the old one ${kept}`);
}

/** The rows of the four largest tables. */
async function rowsIn(url: string, folder: string): Promise<number> {
  return within(url, folder, async ({ db }) => {
    let rows = 0;
    for (const table of ['chat', 'sub', 'item', 'sent'] as const) {
      const { count } = await db
        .selectFrom(table)
        .select((row) => row.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      rows += Number(count);
    }
    return rows;
  });
}

async function empty(url: string, folder: string): Promise<void> {
  await within(url, folder, async ({ db }) => {
    for (const { name } of await db.introspection.getTables())
      await db.deleteFrom(name as 'chat').execute();
  });
}

async function within<T>(
  url: string,
  folder: string,
  work: (database: StoreDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(url, folder);
  try {
    return await work(database);
  } finally {
    await database.db.destroy();
  }
}

type Run = {
  readonly out: string;
  /** Of everything on stdout. */
  readonly hash: string;
  readonly seconds: number;
  readonly peakMb: number;
};

/** Runs the program with the store; the output of `export` is hashed and not kept. */
async function runVerb(folder: string, url: string, ...args: readonly string[]): Promise<Run> {
  const startedAt = performance.now();
  const program = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    env: { PATH: process.env['PATH'], STORE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const hash = createHash('sha256');
  let [out, peakMb] = ['', 0];
  program.stdout.on('data', (chunk: Buffer) => {
    hash.update(chunk);
    if (args.includes('--json')) out += chunk.toString();
  });
  const poll = setInterval(() => {
    peakMb = Math.max(peakMb, peakMbOf(program.pid ?? 0));
  }, 100);
  await new Promise((resolve) => program.once('close', resolve));
  clearInterval(poll);
  const seconds = (performance.now() - startedAt) / 1_000;
  return { out: out.trim(), hash: hash.digest('hex'), seconds, peakMb };
}

function peakMbOf(pid: number): number {
  try {
    const [, kb] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kb ?? 0) / 1_024);
  } catch {
    return 0;
  }
}

function digestOf(json: string): string {
  return (JSON.parse(json) as { digest: string }).digest;
}

function tell(name: string, { seconds, peakMb }: Run): void {
  console.log(`${name}: ${seconds.toFixed(1)} s, ${peakMb} MB RSS at most`);
}
