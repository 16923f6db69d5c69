import { createServer, request, type Server } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BotApi, startBotApi } from '../../src/playground/bot-api.js';
import { freePort } from '../contracts/free-port.js';
import { type Newsroom, openNewsroom, type RealBot, startRealBot, TOKEN } from './real-bot.js';

const SECRET = 'a-secret_of-ours';
let api: BotApi;
let room: Newsroom;
let port: number;
let bot: RealBot | undefined;

beforeEach(async () => {
  api = await startBotApi({ token: TOKEN, canUseHttpWebhooks: true });
  room = openNewsroom();
  port = await freePort();
});
afterEach(async () => {
  await bot?.end('SIGKILL');
  await api.close();
  room.remove();
});

const webhook = (path = '/updates') => ({
  TELEGRAM_API_ROOT: api.url,
  PORT: String(port),
  WEBHOOK_URL: `http://127.0.0.1:${port}${path}`,
  WEBHOOK_SECRET: SECRET,
});

/** Brings an update as Telegram does, and returns the status. */
async function bring(update: object, secret = SECRET): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${port}/updates`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify(update),
  });
  return response.status;
}

test('only the environment decides whether updates are brought or asked for', async () => {
  bot = startRealBot(room, webhook());
  await api.town.botIsListening(30_000);
  const reader = api.town.person();
  const brought = await reader.asks('/latest');
  const card = await reader.asks('/random');
  const [registration] = api.journal.calls('setWebhook');
  await bot.end('SIGTERM');
  const kept = api.world.webhook;
  reader.sends('/help');

  bot = startRealBot(room, { TELEGRAM_API_ROOT: api.url });
  const asked = await api.town.waitForMessage(
    reader.chat,
    ({ text = '' }) => text.includes('What would you like'),
    30_000,
  );

  expect(brought.text).toContain('Old');
  expect(JSON.stringify(card.reply_markup)).toContain('switch_inline_query');
  expect(registration?.params).toMatchObject({ secret_token: SECRET, url: webhook().WEBHOOK_URL });
  expect(kept?.url).toBe(webhook().WEBHOOK_URL);
  expect(asked.text).toContain('/latest');
  expect(api.world.webhook).toBeUndefined();
  expect(api.journal.refusals()).toEqual([]);
}, 60_000);

test('behind a proxy that has the bot under another path', async () => {
  const proxy = createServer((incoming, outgoing) => {
    const path = (incoming.url ?? '').replace('/bots/paperboy', '/updates');
    const { method, headers } = incoming;
    const inner = request({ port, path, method, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    inner.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(inner);
  });
  const outside = await listen(proxy);
  bot = startRealBot(room, {
    ...webhook(),
    WEBHOOK_URL: `http://127.0.0.1:${outside}/bots/paperboy`,
    WEBHOOK_PATH: '/updates',
  });
  await api.town.botIsListening(30_000);
  const reader = api.town.person();

  const answer = await reader.asks('/latest');
  proxy.closeAllConnections();
  proxy.close();

  expect(answer.text).toContain('Old');
}, 60_000);

test('an update that is brought many times, at once and later, is answered once', async () => {
  bot = startRealBot(room, webhook());
  await api.town.botIsListening(30_000);
  const reader = api.town.person({ hasStarted: true });
  const update = {
    update_id: 90_001,
    message: {
      message_id: 500,
      date: 0,
      from: reader.user,
      chat: reader.chat,
      text: '/subscribe #ferries',
    },
  };

  const statuses = await Promise.all([1, 2, 3, 4].map(() => bring(update)));
  await api.town.waitForMessage(reader.chat, ({ text = '' }) => text.includes('#ferries'));
  const late = await bring(update);
  const after = await reader.asks('/help');

  expect([...statuses, late]).toEqual([200, 200, 200, 200, 200]);
  expect(after.text).toContain('What would you like');
  expect(api.journal.calls('sendMessage')).toHaveLength(2);
}, 60_000);

test('who does not know the secret, or brings rubbish, changes nothing', async () => {
  bot = startRealBot(room, webhook());
  await api.town.botIsListening(30_000);
  const reader = api.town.person({ hasStarted: true });
  const message = { message_id: 1, from: reader.user, chat: reader.chat, text: '/latest', date: 0 };

  const statuses = [
    await bring({ update_id: 1, message }, 'a-guess'),
    await bring({ update_id: 1, message }, ''),
    await bring({ message }),
    await bring({ update_id: 'x', message }),
    await bring({ update_id: 2, message: {} }),
    await bring({ update_id: 3, callback_query: { id: 'x', from: {}, data: 5 } }),
  ];
  await reader.asks('/help');

  expect(statuses).toEqual([401, 401, 400, 400, 200, 200]);
  expect(api.journal.calls('sendMessage')).toHaveLength(1);
}, 60_000);

test('what was taken and not answered when the bot was killed is answered when it is back', async () => {
  bot = startRealBot(room, webhook());
  await api.town.botIsListening(30_000);
  const reader = api.town.person();
  api.faults.next('sendMessage', { kind: 'hang', isDone: false });
  const hanging = api.town.nextCall('sendMessage');
  reader.sends('/latest');
  reader.sends('/help');
  await hanging;
  await bot.end('SIGKILL');

  bot = startRealBot(room, webhook());
  const first = await api.town.waitForMessage(
    reader.chat,
    ({ text = '' }) => text.includes('Old'),
    30_000,
  );
  const second = await api.town.waitForMessage(
    reader.chat,
    ({ text = '' }) => text.includes('What would you like'),
    30_000,
  );

  expect(second.message_id).toBeGreaterThan(first.message_id);
}, 90_000);

function listen(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    }),
  );
}
