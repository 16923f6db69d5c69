import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import type { BotApi } from '../../src/playground/bot-api.js';
import { TELEGRAM_RATES } from '../../src/playground/flood-limit.js';
import { call } from './call.js';

let api: BotApi;
let now = Date.parse('2026-03-01T08:00:00Z');

beforeEach(async () => {
  api = await startBotApi({
    clock: { now: () => now },
    rates: TELEGRAM_RATES,
    canUseHttpWebhooks: true,
  });
});

afterEach(() => api.close());

async function urlOf(hook: Server): Promise<string> {
  await once(hook.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(hook.address() as AddressInfo).port}/hook`;
}

const openChat = (): number => api.town.person({ hasStarted: true }).chat.id;
const write = (chat_id: number) => call(api, 'sendMessage', { chat_id, text: 'a' });

test('a second poller ends the first with a conflict', async () => {
  const first = call(api, 'getUpdates', { timeout: 20 });
  await api.town.botIsListening();

  const second = call(api, 'getUpdates', { timeout: 20 });

  expect(await first).toEqual({
    ok: false,
    error_code: 409,
    description:
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
  });
  api.town.person().sends('hello');
  expect(await second).toMatchObject({ result: [{ message: { text: 'hello' } }] });
});

test('a bot with a webhook cannot poll', async () => {
  const hook = createServer((_request, response) => response.end());
  await call(api, 'setWebhook', { url: await urlOf(hook) });

  const answer = await call(api, 'getUpdates');

  expect(answer).toMatchObject({
    error_code: 409,
    description:
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  });
  hook.close();
});

test('a webhook gets each update with the secret, again until it takes it', async () => {
  const seen: unknown[] = [];
  const hook = createServer((request, response) => {
    seen.push(request.headers['x-telegram-bot-api-secret-token']);
    response.statusCode = seen.length === 1 ? 500 : 200;
    response.end();
    if (seen.length === 2) hook.emit('taken');
  });
  const taken = once(hook, 'taken');
  await call(api, 'setWebhook', { url: await urlOf(hook), secret_token: 's3cret' });

  api.town.person().sends('hello');
  await taken;

  expect(seen).toEqual(['s3cret', 's3cret']);
  hook.close();
});

test('a webhook needs https and one of four ports', async () => {
  const strict = await startBotApi();

  const set = async (params: object): Promise<string | undefined> =>
    (await call(strict, 'setWebhook', params)).description;

  expect(await set({ url: 'http://example.org/' })).toBe(
    'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
  );
  expect(await set({ url: 'https://example.org:8080/' })).toBe(
    'Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
  );
  expect(await set({ url: 'https://example.org/', secret_token: 'a b' })).toBe(
    'Bad Request: secret token contains unallowed characters',
  );
  await strict.close();
});

test('what was confirmed does not come again, what was not does', async () => {
  const reader = api.town.person();
  reader.sends('one');
  reader.sends('two');

  const first = await call(api, 'getUpdates', { limit: 1 });
  const again = await call(api, 'getUpdates');
  const [update] = first.result as readonly { update_id: number }[];
  const later = await call(api, 'getUpdates', { offset: (update?.update_id ?? 0) + 1 });

  expect(again.result).toHaveLength(2);
  expect(later.result).toMatchObject([{ message: { text: 'two' } }]);
});

test('a sixth message to one chat within five seconds is too many', async () => {
  const chatId = openChat();
  for (let sent = 0; sent < 5; sent++) await write(chatId);

  const refused = await write(chatId);
  now += 5000;
  const later = await write(chatId);

  expect(refused).toEqual({
    ok: false,
    error_code: 429,
    description: 'Too Many Requests: retry after 5',
    parameters: { retry_after: 5 },
  });
  expect(later.ok).toBe(true);
});

test('a group gets 20 messages a minute', async () => {
  const { chat } = api.town.group({ owner: api.town.person() });
  for (let sent = 0; sent < 20; sent++) {
    await write(chat.id);
    now += 1100;
  }

  expect(await write(chat.id)).toMatchObject({ error_code: 429, parameters: { retry_after: 38 } });
});

test('an ordered flood hits one chat only and is no refusal of the bot’s own making', async () => {
  const [hit, spared] = [openChat(), openChat()];
  api.faults.next('sendMessage', { kind: 'retry-after', seconds: 7 }, { chatId: hit });

  expect(await write(spared)).toMatchObject({ ok: true });
  expect(await write(hit)).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } });
  expect(await write(hit)).toMatchObject({ ok: true });
  expect(api.journal.refusals()).toEqual([]);
});

test('an error page is HTML, as from a proxy', async () => {
  api.faults.next('getMe', { kind: 'error-page', code: 502 });

  const response = await fetch(`${api.url}/bot${api.token}/getMe`);

  expect(response.status).toBe(502);
  expect(response.headers.get('content-type')).toContain('text/html');
});

test.each([
  [{ kind: 'cut', isDone: true } as const, 1],
  [{ kind: 'cut', isDone: false } as const, 0],
])('after a cut line nobody knows whether the message arrived (%o)', async (fault, arrived) => {
  const person = api.town.person({ hasStarted: true });
  api.faults.next('sendMessage', fault);

  await expect(write(person.chat.id)).rejects.toThrow();

  expect(api.town.messages(person.chat)).toHaveLength(arrived);
});

test.each([{ kind: 'hang', isDone: false } as const, { kind: 'truncate' } as const])(
  'an answer may never end (%o)',
  async (fault) => {
    api.faults.next('getMe', fault);
    const signal = AbortSignal.timeout(300);

    const answer = fetch(`${api.url}/bot${api.token}/getMe`, { signal }).then((response) =>
      response.text(),
    );

    await expect(answer).rejects.toThrow();
  },
);
