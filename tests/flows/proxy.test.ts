import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi, type BotApi } from '../../src/playground/bot-api.js';
import { openNewsroom, startRealBot, TOKEN, type Newsroom } from './real-bot.js';
import { startProxy, startTlsDoor } from './proxy-server.js';
import { runPaperboy } from './run-paperboy.js';
import { CERTIFICATE } from './test-certificate.js';

let room: Newsroom;
let api: BotApi;
let door: Awaited<ReturnType<typeof startTlsDoor>>;

beforeEach(async () => {
  room = openNewsroom();
  writeFileSync(join(room.root, 'trusted.pem'), CERTIFICATE);
  api = await startBotApi({ token: TOKEN });
  door = await startTlsDoor(Number(new URL(api.url).port));
});

afterEach(async () => {
  door.close();
  await api.close();
  room.remove();
});

/** A Telegram that only the proxy can reach. */
const settings = (port: number) => ({
  TELEGRAM_API_ROOT: 'https://bots.example.org',
  https_proxy: `http://desk:hunter2@127.0.0.1:${port}`,
  NODE_EXTRA_CA_CERTS: join(room.root, 'trusted.pem'),
});

test('a bot behind a proxy answers, names the proxy when it is down, and answers again when it is back', async () => {
  const first = await startProxy({ leadsTo: door.port });
  const bot = startRealBot(room, settings(first.port));
  const reader = api.town.person();
  await api.town.botIsListening(30_000);
  const before = await reader.asks('/latest');
  await first.close();
  await expect
    .poll(() => bot.said(), { timeout: 20_000 })
    .toMatch(new RegExp(`the proxy 127.0.0.1:${first.port} cannot be used: connect ECONNREFUSED`));

  const second = await startProxy({ leadsTo: door.port, port: first.port });
  const after = await reader.asks('/latest');
  await bot.end('SIGTERM');
  await second.close();

  expect([before.text, after.text]).toEqual([
    expect.stringContaining('Old'),
    expect.stringContaining('Old'),
  ]);
  expect(new Set(first.asked)).toEqual(new Set(['CONNECT bots.example.org:443 desk:hunter2']));
  expect(first.asked.length).toBeLessThan(10);
  expect(bot.said()).not.toMatch(/hunter2|AAAAAAAA/);
}, 90_000);

test('doctor asks Telegram through the proxy, and says what to do when it refuses or is down', async () => {
  const proxy = await startProxy({ leadsTo: door.port });
  const strict = await startProxy({ leadsTo: door.port, refuses: 407 });
  const doctor = (port: number) =>
    runPaperboy(room.root, ['doctor'], {
      env: { BOT_TOKEN: TOKEN, PORT: '0', ...settings(port) },
    });

  const [good, refused, down] = [
    await doctor(proxy.port),
    await doctor(strict.port),
    await doctor(1),
  ];
  await Promise.all([proxy.close(), strict.close()]);

  expect(good.stdout).toMatch(/✓ token: Telegram knows this bot as @\w+, through the proxy 127/);
  expect(good.code).toBe(0);
  for (const { stdout, code } of [refused, down]) {
    expect(stdout).toMatch(
      /✗ token: cannot reach bots.example.org through the proxy 127.0.0.1:\d+:/,
    );
    expect(stdout).not.toContain('hunter2');
    expect(code).toBe(1);
  }
}, 60_000);

test('a language model is asked through the proxy, and one on this machine directly', async () => {
  const proxy = await startProxy({ leadsTo: door.port });
  const summarize = (LLM_BASE_URL: string) =>
    runPaperboy(room.root, ['summarize', '--all', '--llm'], {
      env: { ...settings(proxy.port), LLM_BASE_URL, LLM_MODEL: 'small' },
    });

  const near = await summarize(`${api.url}/v1`);
  const askedNear = [...proxy.asked];
  const far = await summarize('https://models.example.org/v1');
  await proxy.close();

  expect([near.code, far.code]).toEqual([0, 0]);
  expect(askedNear).toEqual([]);
  expect(proxy.asked).toEqual(['CONNECT models.example.org:443 desk:hunter2']);
}, 60_000);
