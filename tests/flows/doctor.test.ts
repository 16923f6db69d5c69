import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi, type BotApi } from '../../src/playground/bot-api.js';
import { freePort } from '../contracts/free-port.js';
import { openNewsroom, startRealBot, TOKEN } from './real-bot.js';
import { runPaperboy } from './run-paperboy.js';

let root: string;
let api: BotApi;

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'paperboy-doctor-'));
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'content', 'a.md'), '---\ntitle: 渡輪\n---\n\n復航。\n');
  api = await startBotApi({ token: TOKEN });
});

afterEach(async () => {
  await api.close();
  rmSync(root, { recursive: true, force: true });
});

type Diagnosis = {
  code: number | null;
  checks: { name: string; ok: boolean; message: string }[];
};

async function doctor(env: Record<string, string> = {}): Promise<Diagnosis> {
  const { code, stdout } = await runPaperboy(root, ['doctor', '--json'], {
    env: { BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: api.url, PORT: '0', ...env },
  });
  const lines = stdout.trim().split('\n');
  return { code, checks: lines.map((line) => JSON.parse(line) as Diagnosis['checks'][number]) };
}

const faultsOf = ({ checks }: Diagnosis) =>
  checks.filter(({ ok }) => !ok).map(({ name, message }) => `${name}: ${message}`);

test('a bot that could start gets only good news, and nothing is made', async () => {
  const found = await doctor();

  expect(faultsOf(found)).toEqual([]);
  expect(found.code).toBe(0);
  expect(found.checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'content',
      'data',
      'disk',
      'store',
      'port',
      'token',
      'updates',
      'feeds',
    ]),
  );
  expect(existsSync(join(root, 'data'))).toBe(false);
});

test('every fault says what to do, and no line holds a secret', async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));

  const found = await doctor({
    PORT: String((taken.address() as AddressInfo).port),
    STORE_URL: 'postgres://desk:hunter2@127.0.0.1:1/none',
    KEYV_URL: 'redis://:hunter2@127.0.0.1:1',
    CONTENT_GIT: 'http://desk:hunter2@127.0.0.1:1/articles.git',
    BOT_TOKEN: TOKEN.replace('4242', '4243'),
  });
  taken.close();

  expect(found.code).toBe(1);
  expect(faultsOf(found)).toEqual([
    expect.stringMatching(/^store: .*check that it runs/),
    expect.stringMatching(/^keyv: .*not connected.*check that it runs/),
    expect.stringMatching(/^port: .*another program; set another PORT/),
    expect.stringMatching(/^git: .*check its address, its branch and the key or password/),
    expect.stringMatching(/^token: .*ask @BotFather/),
  ]);
  expect(JSON.stringify(found)).not.toMatch(/hunter2|AAAAAAAA/);
});

test('an empty folder of articles is a fault, unless git is to fill it', async () => {
  rmSync(join(root, 'content', 'a.md'));

  const without = await doctor({});
  const filled = await doctor({ CONTENT_GIT: 'http://127.0.0.1:1/articles.git' });

  expect(faultsOf(without)).toEqual([expect.stringMatching(/^content: .*set CONTENT_DIR/)]);
  expect(faultsOf(filled)).toEqual([expect.stringMatching(/^git: /)]);
});

test('beside a running bot, its port and its lock are no faults, and an open DATA_DIR is named', async () => {
  const room = openNewsroom();
  const data = join(room.root, 'data');
  mkdirSync(data);
  chmodSync(data, 0o755);
  const port = String(await freePort());
  const settings = { TELEGRAM_API_ROOT: api.url, PORT: port };
  const bot = startRealBot(room, settings);
  await api.town.botIsListening(30_000);

  const env = { BOT_TOKEN: TOKEN, ...settings };
  const { stdout } = await runPaperboy(room.root, ['doctor'], { env });
  const modes = readdirSync(data).map((name) => [
    name,
    (statSync(join(data, name)).mode & 0o777).toString(8),
  ]);
  await bot.end('SIGKILL');
  room.remove();

  expect(stdout).toContain(`✓ port: a paperboy answers on 127.0.0.1:${port} and is ready\n`);
  expect(stdout).toContain(`✓ lock: a bot runs on the store (process ${bot.process.pid});`);
  expect(stdout).toMatch(/✓ data: .* \(mode 755\): chmod 700 keeps them out/);
  expect(stdout).toMatch(/✓ store: .* up to date \(step "\d{3}-/);
  expect(bot.said()).toContain('chmod 700 keeps them out');
  expect(modes.map(([name]) => name)).toEqual(
    expect.arrayContaining(['index.db', 'index.db-wal', 'store.db', 'store.db-wal', 'index.lock']),
  );
  expect(modes.filter(([, mode]) => mode !== '600')).toEqual([]);
}, 60_000);

test('what cannot be written or read is a fault of its own line, and the others are looked at all the same', async () => {
  const file = join(root, 'a-file');
  writeFileSync(file, '');
  const data = join(root, 'data');
  mkdirSync(join(data, 'feeds.opml'), { recursive: true, mode: 0o700 });

  const onFile = await doctor({ DATA_DIR: file });
  const elsewhere = await doctor({
    STORE_URL: `sqlite:${join(root, 'none', 'store.db')}`,
    KEYV_URL: `sqlite:${join(file, 'keyv.db')}`,
  });

  expect(faultsOf(onFile)).toEqual([
    `data: cannot write to DATA_DIR "${file}": it is not a folder; name another one`,
    expect.stringMatching(/^store: cannot make .*it is not a folder; name another one$/),
    expect.stringMatching(/^index: cannot be checked: .*; let this user read/),
    expect.stringMatching(/^feeds: .*cannot be read: ENOTDIR; give it to the user/),
  ]);
  expect(faultsOf(elsewhere)).toEqual([
    expect.stringMatching(/^store: cannot make .*ENOENT; make it/),
    expect.stringMatching(/^keyv: cannot make .*it is not a folder; name another one$/),
    expect.stringMatching(/^feeds: .*cannot be read: EISDIR; give it to the user/),
  ]);
  expect(onFile.checks.at(-1)?.name).toBe('clock');
});

test('a store of a newer paperboy is a fault that says the way back', async () => {
  await runPaperboy(root, ['export']);
  const database = new Database(join(root, 'data', 'store.db'));
  database.exec("insert into kysely_migration values ('999-later', '2030-01-01')");
  database.close();

  const found = await doctor();

  expect(faultsOf(found)).toEqual([
    expect.stringMatching(/^store: .*newer paperboy.*paperboy schema --to \d{3}-/),
  ]);
});
