import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/storage/open-store.js';
import { postgresMaker } from '../contracts/stores.js';
import { runPaperboy } from './run-paperboy.js';

const PROGRAM = new URL('../../dist/cli.js', import.meta.url).pathname;
const FERRIES = { kind: 'tag', key: '渡轮', label: '#渡輪' } as const;
const NOW = Date.parse('2026-11-20T12:00+08:00');

const server = postgresMaker();
let root: string;
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-migrate-'));
  await (await server.open()).close();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A command that can be killed on its way. */
function start(url: string, ...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], {
    cwd: root,
    env: { PATH: process.env['PATH'], STORE_URL: url, DATA_DIR: root },
    stdio: 'ignore',
  });
}

const run = (url: string, ...args: readonly string[]) =>
  runPaperboy(root, args, { env: { STORE_URL: url, DATA_DIR: root } });

const on = async <T>(url: string, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await openStore(url, root);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
};

/** Chats that follow ferries, a story on its way to all of them, and one that has it. */
async function fill({ subscribers, subscriptions, batches, outbox }: Store): Promise<void> {
  for (let chatId = 1; chatId <= 30; chatId += 1) {
    const where = { chatId, threadId: undefined, kind: 'private' as const };
    await subscribers.save(where, { digest: { minute: 480, weekday: undefined } }, NOW);
    await subscriptions.add(chatId, FERRIES, NOW + chatId);
  }
  const articles = [{ articleId: 'ferry.md', contentHash: 'one' }];
  await batches.publish([{ storyId: 'ferry', articles, publishedAt: NOW }], NOW, 0);
  await batches.seal(NOW + 60_000, { quietMs: 0, mostMs: 0 });
  const batch = await batches.nextToMatch();
  const topicId = (await batches.topicIds('tag', [FERRIES.key])).get(FERRIES.key) ?? 0;
  await batches.saveMatches(batch?.batchId ?? 0, [{ topicId, storyId: 'ferry' }]);
  while (await batches.fanOut(NOW, 100)) continue;
  const [claim] = await outbox.claim({ owner: 'one', now: NOW, leaseMs: 1_000, limit: 1 });
  if (claim === undefined) throw new Error('nobody is told');
  const sent = { messageId: 5, batchIds: [batch?.batchId ?? 0] };
  await outbox.ack(claim, { items: claim.items, sent, nextAt: NOW, now: NOW });
}

test('a bot moves to PostgreSQL and back with everything that its chats chose and wait for', async () => {
  await on('sqlite:', fill);
  const old = await run('sqlite:', 'export');

  const there = await run('sqlite:', 'migrate-store', 'sqlite:', server.url());
  const exported = await run(server.url(), 'export');
  const back = await run('sqlite:', 'migrate-store', server.url(), 'new.db', '--json');
  const again = await run('sqlite:new.db', 'export');

  expect([there.code, back.code]).toEqual([0, 0]);
  expect(there.stdout).toMatch(/^chat +30$/m);
  expect(there.stdout).toContain('Set STORE_URL to the new one');
  expect(there.stdout + there.stderr + back.stdout).not.toContain('paperboy:paperboy');
  expect(JSON.parse(back.stdout)).toMatchObject({
    tables: { chat: 30, sub: 30, item: 29, sent: 1 },
  });
  expect(exported.stdout).toBe(old.stdout);
  expect(again.stdout).toBe(old.stdout);
  const waiting = await on(`sqlite:${join(root, 'new.db')}`, ({ outbox }) => outbox.backlog());
  expect(waiting.pending).toBe(29);
}, 60_000);

test('a move that is killed half-way leaves one store as it was and the other empty, and can be made again', async () => {
  await on('sqlite:', fill);
  await on(server.url(), () => Promise.resolve());
  const gate = new pg.Client({ connectionString: server.url() });
  await gate.connect();
  await gate.query(`create function wait() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(7); return new; end $$`);
  await gate.query('create trigger wait before insert on item execute function wait()');
  await gate.query('select pg_advisory_lock(7)');

  const first = start('sqlite:', 'migrate-store', 'sqlite:', server.url());
  const waits = "select 1 from pg_locks where locktype = 'advisory' and not granted";
  while ((await gate.query(waits)).rows.length === 0) continue;
  const ended = new Promise((resolve) => first.once('exit', resolve));
  first.kill('SIGKILL');
  await ended;
  await gate.query('select pg_advisory_unlock(7)');
  await gate.end();
  const left = await on(server.url(), ({ census }) => census.census());
  const second = await run('sqlite:', 'migrate-store', 'sqlite:', server.url(), '--json');

  expect(left.chats).toBe(0);
  expect(JSON.parse(second.stdout)).toMatchObject({ tables: { chat: 30, item: 29 } });
}, 60_000);
