import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { openStatementPooler, type StatementPooler } from '../contracts/statement-pooler.js';
import { postgresMaker } from '../contracts/stores.js';
import { TOKEN } from './real-bot.js';
import { runPaperboy } from './run-paperboy.js';

const server = postgresMaker();
let root: string;
let pooler: StatementPooler;
beforeAll(async () => {
  await server.start();
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();
  await client.query("create role guest login password 'hunter2'");
  await client.query('create database closed');
  await client.end();
  pooler = await openStatementPooler(Number(new URL(server.url()).port));
}, 60_000);
afterAll(async () => {
  await pooler.close();
  await server.stop();
});
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-refused-'));
  mkdirSync(join(root, 'content'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The server's address with another user, password or database. */
function address(change: Partial<Pick<URL, 'username' | 'password' | 'pathname'>>): string {
  return Object.assign(new URL(server.url()), change).href;
}

/** What each verb says of a store, in the order of the verbs. */
function saidOf(url: string, verbs: readonly (readonly string[])[]): Promise<string[]> {
  const env = { BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'http://127.0.0.1:9', PORT: '0' };
  return Promise.all(
    verbs.map(async (verb) => {
      const run = await runPaperboy(root, verb, { env: { ...env, STORE_URL: url } });
      return `${run.code} ${run.stderr}${run.stdout}`;
    }),
  );
}

const faults = {
  'a wrong password': {
    url: () => address({ password: 'hunter2' }),
    says: /password authentication failed for user "paperboy"; check the user and the password/,
  },
  'a database that is not there': {
    url: () => address({ pathname: '/none', password: 'paperboy' }),
    says: /database "none" does not exist; make it with createdb/,
  },
  'a pooler that allows no transactions': {
    url: () => Object.assign(new URL(server.url()), { port: String(pooler.port) }).href,
    says: /not allowed in statement pooling mode; set pool_mode of PgBouncer to transaction or/,
  },
};

test.for(Object.entries(faults))(
  'each verb says in one sentence what to do about %s, and shows no password',
  { timeout: 60_000 },
  async ([, { url, says }]) => {
    const verbs = [['start'], ['stats'], ['schema'], ['migrate-store', url(), 'new.db']];
    const said = await saidOf(url(), verbs);
    const [doctor] = await saidOf(url(), [['doctor']]);

    for (const words of said) {
      expect(words).toMatch(says);
      expect(words.trim().split('\n')).toHaveLength(1);
      expect(words).toMatch(/^2 Cannot /);
    }
    expect(doctor).toMatch(new RegExp(`✗ store: cannot use .*${says.source}`));
    expect(said.join() + doctor).not.toMatch(/hunter2|paperboy:paperboy/);
  },
);

test('a user who may not make tables is told so by all, also by doctor', async () => {
  const url = address({ username: 'guest', password: 'hunter2', pathname: '/closed' });
  writeFileSync(join(root, 'chats.jsonl'), '');
  await runPaperboy(root, ['import', 'chats.jsonl']);

  const verbs = [['start'], ['stats'], ['migrate-store', 'sqlite:', url]];
  const said = await saidOf(url, verbs);
  const [doctor] = await saidOf(url, [['doctor']]);

  for (const words of said)
    expect(words).toMatch(
      /^2 Cannot .*tables cannot be created: permission denied.*make it the owner/,
    );
  expect(doctor).toMatch(/✗ store: the user of STORE_URL may not create tables/);
  expect(said.join() + doctor).not.toContain('hunter2');
}, 60_000);

test('a password with a # that is written as it is comes with how to write it', async () => {
  const [said] = await saidOf('postgres://desk:hunter#2@127.0.0.1:1/desk', [['stats']]);

  expect(said).toMatch(/Invalid URL; write postgres:.*%23 for #/);
  expect(said).not.toContain('hunter');
});

test('a DATA_DIR that cannot be made is named with the reason by every verb that needs it', async () => {
  writeFileSync(join(root, 'file'), '');
  const env = { DATA_DIR: join(root, 'file', 'inside') };

  for (const verb of ['export', 'stats', 'index'])
    expect((await runPaperboy(root, [verb], { env })).stderr).toMatch(
      /^Cannot write to DATA_DIR ".*inside": ENOTDIR; make it writable or name another folder\n$/,
    );
});
