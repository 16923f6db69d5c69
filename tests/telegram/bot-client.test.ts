import { TelegramError } from 'telegraf';
import { expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import { BotClient, fatalReason } from '../../src/telegram/bot-client.js';
import { quietLog } from './quiet-log.js';

test.each([
  [401, 'Unauthorized', 'does not know this BOT_TOKEN'],
  [404, 'Not Found', 'does not know this BOT_TOKEN'],
  [409, 'Conflict: terminated by other getUpdates request', 'another program is polling'],
  [409, "Conflict: can't use getUpdates method while webhook is active", 'a webhook was set'],
])('%i %s needs a person', (code, description, expected) => {
  expect(fatalReason(new TelegramError({ error_code: code, description }))).toContain(expected);
});

test.each([
  [new TelegramError({ error_code: 502, description: 'Bad Gateway' })],
  [new TelegramError({ error_code: 429, description: 'Too Many Requests: retry after 1' })],
  [new Error('socket hang up')],
])('%s passes by itself', (error) => {
  expect(fatalReason(error)).toBeUndefined();
});

test('a poll that stays silent is given up and asked again', async () => {
  const api = await startBotApi();
  const log: string[] = [];
  const client = new BotClient(api.token, {
    apiRoot: api.url,
    clock: { now: () => 0 },
    pollSeconds: 0.1,
    retryDelayMs: () => 1,
    log: { ...quietLog, warn: (_, message) => log.push(message) },
  });
  api.faults.next('getUpdates', { kind: 'hang', isDone: false });

  const updates = await client.callApi('getUpdates', { timeout: 50, offset: 0 });
  client.stopPolling();
  await api.close();

  expect(updates).toEqual([]);
  expect(log).toEqual(['Cannot reach Telegram, will try again']);
});

test('stopping ends a poll that waits', async () => {
  const api = await startBotApi();
  const client = new BotClient(api.token, {
    apiRoot: api.url,
    clock: { now: () => 0 },
    log: quietLog,
  });
  const polling = client.callApi('getUpdates', { timeout: 50, offset: 0 });
  const ended = expect(polling).rejects.toMatchObject({ name: 'AbortError' });
  await api.town.botIsListening();

  client.stopPolling();

  await ended;
  await api.close();
});
