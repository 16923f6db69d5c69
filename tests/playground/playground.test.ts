import { afterEach, expect, test } from 'vitest';
import { createWorld } from '../../src/playground/bot-api.js';
import { startPlayground } from '../../src/playground/playground.js';
import type { Playground } from '../../src/playground/playground.js';
import { Town } from '../../src/playground/town.js';

let playground: Playground | undefined;

afterEach(() => playground?.close());

async function open(): Promise<Playground> {
  const started = await startPlayground({ port: 0 });
  if ('fault' in started) throw new Error(started.fault);
  playground = started;
  return started;
}

test('a port that is taken is one clear sentence', async () => {
  const { apiRoot } = await open();
  const port = Number(new URL(apiRoot).port);

  const second = await startPlayground({ port });

  expect(second).toEqual({
    fault: `Cannot listen on "127.0.0.1:${port}": another program uses this port; set PORT to take another`,
  });
});

test('the page, the Bot API and the chats stand on one address', async () => {
  const { apiRoot, token } = await open();

  const page = await fetch(`${apiRoot}/`);
  const me = await fetch(`${apiRoot}/bot${token}/getMe`);
  const state = (await (await fetch(`${apiRoot}/page/state`)).json()) as {
    seats: { people: { user: { language_code: string } }[] }[];
  };

  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(await page.text()).toContain('<title>paperboy playground</title>');
  expect(await me.json()).toMatchObject({ ok: true });
  expect(state.seats.map((seat) => seat.people.map(({ user }) => user.language_code))).toEqual([
    ['zh-hant'],
    ['zh-hans'],
    ['en'],
    ['zh-hant', 'zh-hans', 'en'],
    ['en', 'zh-hant', 'zh-hans'],
    ['zh-hant'],
  ]);
});

test('only its own page may write into the chats', async () => {
  const { apiRoot, world } = await open();
  const write = async (headers: Record<string, string>, body: object): Promise<number> => {
    const response = await fetch(`${apiRoot}/page/sends`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return response.status;
  };
  const hello = { personId: 7001, chatId: 7001, text: 'hello' };

  expect(await write({ origin: apiRoot }, hello)).toBe(200);
  expect(await write({ origin: 'https://elsewhere.example' }, hello)).toBe(403);
  expect(await write({ 'sec-fetch-site': 'cross-site' }, hello)).toBe(403);
  expect(await write({}, { ...hello, personId: 1 })).toBe(400);
  expect(await write({}, { ...hello, chatId: 7002 })).toBe(400);
  expect(await write({}, { ...hello, text: 7 })).toBe(400);
  expect(world.messages.in(7001)).toHaveLength(1);
});

test('two playgrounds do not share a token', async () => {
  const first = await open();
  const second = await startPlayground({ port: 0 });
  if ('fault' in second) throw new Error(second.fault);

  expect(second.token).not.toBe(first.token);
  await second.close();
});

test('a world that is begun anew numbers its updates on, so that no bot takes them for old ones', () => {
  const first = createWorld({ clock: { now: () => 1_000_000 } });
  const second = createWorld({ clock: { now: () => 60_000_000 } });
  const told = [first, second].map((world) => {
    const person = new Town(world).person();
    person.sends('hello');
    return world.updates.first()?.update_id ?? 0;
  });

  expect(told[1]).toBeGreaterThan((told[0] ?? 0) + 1_000);
});
