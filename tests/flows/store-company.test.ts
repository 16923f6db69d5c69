import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BotApi, startBotApi } from '../../src/playground/bot-api.js';
import { openStore } from '../../src/storage/open-store.js';
import { openAlone, storePlace } from '../../src/storage/store-place.js';
import { postgresMaker } from '../contracts/stores.js';
import { type Newsroom, openNewsroom, type RealBot, startRealBot, TOKEN } from './real-bot.js';
import { runPaperboy } from './run-paperboy.js';

const server = postgresMaker();
let room: Newsroom;
let api: BotApi;
const bots: RealBot[] = [];
beforeAll(() => server.start(), 60_000);
afterAll(() => server.stop());
beforeEach(async () => {
  await (await server.open()).close();
  room = openNewsroom();
  api = await startBotApi({ token: TOKEN });
});
afterEach(async () => {
  await Promise.all(bots.splice(0).map((bot) => bot.end('SIGKILL')));
  await api.close();
  room.remove();
});

/** As an owner may have written it: the bot's connections bear another name. */
const renamed = () => `${server.url()}?application_name=desk`;

const paperboy = (...args: readonly string[]) =>
  runPaperboy(room.root, args, {
    env: { STORE_URL: server.url(), BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: api.url, PORT: '0' },
  });

async function startBot(): Promise<RealBot> {
  const bot = startRealBot(room, { TELEGRAM_API_ROOT: api.url, STORE_URL: renamed() });
  bots.push(bot);
  await api.town.botIsListening(30_000);
  return bot;
}

test('a store on a server is not moved or taken back while a bot runs on it, whatever its connections are called', async () => {
  const bot = await startBot();

  const moved = await paperboy('migrate-store', server.url(), 'new.db');
  const taken = await paperboy('schema', '--to', '003-keyv-expiry');
  const doctor = await paperboy('doctor');
  await bot.end('SIGKILL');
  const movedAfter = await paperboy('migrate-store', server.url(), 'new.db');

  for (const { code, stderr } of [moved, taken])
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('is in use by a bot; stop it first'),
    ]);
  expect(doctor.stdout).toContain('answers (1 bot on it now)');
  expect(movedAfter.code).toBe(0);
}, 90_000);

test('a name that a pooler left on its connections is no bot', async () => {
  const left = new pg.Client({ connectionString: server.url(), application_name: 'paperboy' });
  await left.connect();

  const taken = await paperboy('schema', '--to', '003-keyv-expiry');
  await left.end();

  expect(taken.code).toBe(0);
}, 30_000);

test('a store is not moved while a verb writes into it, and no verb begins while it is moved', async () => {
  const place = storePlace(server.url(), room.root);
  const store = await openStore(server.url(), room.root);
  const attendance = await store.attend('verb');

  const busy = await openAlone(place, 'there');
  await attendance?.end();
  const mover = await openAlone(place, 'there');
  const exported = await paperboy('export');
  if (typeof mover !== 'string') await mover.close();
  await store.close();

  expect(busy).toContain('is in use');
  expect(exported.code).toBe(2);
  expect(exported.stderr).toContain('migrate-store or schema is working on it; try again');
}, 30_000);

test('a bot does not start on a store that is being moved, and says why', async () => {
  const place = storePlace(server.url(), room.root);
  const mover = await openAlone(place, 'there');
  if (typeof mover === 'string') throw new Error(mover);

  const refused = await paperboy('start');
  await mover.close();
  await startBot();

  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('migrate-store or schema is working on it; start again');
}, 90_000);

test('a bot whose server ended all connections is known again within seconds', async () => {
  const store = await openStore(renamed(), room.root);
  const attendance = await store.attend('bot');
  const client = new pg.Client({ connectionString: server.url() });
  await client.connect();

  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()',
  );
  await attendance?.keep();
  const place = storePlace(server.url(), join(room.root, 'data'));
  const refused = await openAlone(place, 'there');
  await attendance?.end();
  await store.close();
  await client.end();

  expect(refused).toContain('in use by a bot');
}, 30_000);
