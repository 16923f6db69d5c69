import { get } from 'node:https';
import { expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import { BotClient } from '../../src/telegram/bot-client.js';
import { toSendResult } from '../../src/telegram/send-result.js';
import { createProxyAgent } from '../../src/telegram/proxy-agent.js';
import { startProxy, startSilentServer, type ProxySetting } from '../flows/proxy-server.js';
import { quietLog } from './quiet-log.js';

const clock = { now: () => 0 };

/** One getMe by a bot whose Telegram is behind this proxy. */
async function getMeBehind(setting: Omit<ProxySetting, 'leadsTo'>, apiRoot: string) {
  const api = await startBotApi();
  const server = await startProxy({ leadsTo: Number(new URL(api.url).port), ...setting });
  const proxy = new URL(`http://desk:hunter2@127.0.0.1:${server.port}`);
  const client = new BotClient(api.token, { apiRoot, proxy, clock, log: quietLog });
  const answer = await client.callApi('getMe', {}).catch((error: unknown) => toSendResult(error));
  await server.close();
  await api.close();
  return { answer, asked: server.asked, token: api.token, host: proxy.host };
}

test('a plain http address is asked for whole, with the password of the proxy', async () => {
  const { answer, asked, token } = await getMeBehind({}, 'http://bots.example.org:8081');

  expect(answer).toMatchObject({ is_bot: true });
  expect(asked).toEqual([`POST http://bots.example.org:8081/bot${token}/getMe desk:hunter2`]);
});

test.each(['http://bots.example.org', 'https://bots.example.org'])(
  'a proxy in front of %s that wants another password is named, and nothing was sent',
  async (apiRoot) => {
    const { answer, host } = await getMeBehind({ refuses: 407 }, apiRoot);

    expect(answer).toEqual({
      kind: 'unavailable',
      reason: expect.stringContaining(
        `the proxy ${host} cannot be used: it answers 407: it wants another user and password`,
      ) as string,
    });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  },
);

test('what a proxy says of itself is not taken for what Telegram says', async () => {
  const { answer, host } = await getMeBehind({ refuses: 401 }, 'https://bots.example.org');

  expect(answer).toEqual({
    kind: 'unavailable',
    reason: expect.stringContaining(`the proxy ${host} cannot be used: it answers 401`) as string,
  });
});

test('a proxy that takes the connection and says nothing is given up, and the connection with it', async () => {
  const silent = await startSilentServer();
  const proxy = new URL(`http://127.0.0.1:${silent.port}`);
  const agent = createProxyAgent(proxy, 'https://bots.example.org', 50);

  const error = await new Promise<Error>((resolve) => {
    get('https://bots.example.org', { agent }).once('error', resolve);
  });
  await silent.isAlone();
  silent.close();

  expect(error.message).toBe(`the proxy ${proxy.host} cannot be used: it did not answer in 0.05 s`);
});
