import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import type { BotApi } from '../../src/playground/bot-api.js';
import { call, refusal } from './call.js';

let api: BotApi;

beforeAll(async () => {
  api = await startBotApi();
});

afterAll(() => api.close());

async function getMe(bot: string): Promise<unknown> {
  return (await fetch(`${api.url}/${bot}/getMe`)).json();
}

test('a wrong token is unauthorized, a broken one not found', async () => {
  expect(await getMe('bot42:wrong')).toEqual({
    ok: false,
    error_code: 401,
    description: 'Unauthorized',
  });
  expect(await getMe('botx')).toEqual({ ok: false, error_code: 404, description: 'Not Found' });
});

test('names of methods may be written in any case; unknown ones are not found', async () => {
  expect(await call(api, 'GETME')).toMatchObject({ result: { id: 42, is_bot: true } });
  expect(await call(api, 'sendPigeon')).toEqual({
    ok: false,
    error_code: 404,
    description: 'Not Found: method not found',
  });
});

const named = (command: string, description = 'x'): object => ({
  commands: [{ command, description }],
});

test.each([
  [named('a'.repeat(33)), 'command length must not exceed 32'],
  [named('Wrong'), 'BOT_COMMAND_INVALID'],
  [named('搜尋'), 'BOT_COMMAND_INVALID'],
  [named('a', ''), 'command description must be non-empty'],
  [named('a', '字'.repeat(257)), 'command description length must not exceed 256'],
  [{ ...named('a'), language_code: 'zh-hant' }, 'invalid language code specified'],
])('the commands %j are refused', async (params, reason) => {
  expect(await refusal(api, 'setMyCommands', params)).toBe(`Bad Request: ${reason}`);
});

test('more than 100 commands are refused', async () => {
  const commands = Array.from({ length: 101 }, (_, index) => ({
    command: `c${index}`,
    description: 'x',
  }));

  expect(await refusal(api, 'setMyCommands', { commands })).toBe(
    'Bad Request: BOT_COMMANDS_TOO_MUCH',
  );
});

test('a client shows the menu of its language, else the general one', async () => {
  const reader = api.town.person({ languageCode: 'zh-hant' });
  await call(api, 'setMyCommands', named('latest', 'Newest'));
  await call(api, 'setMyCommands', { ...named('latest', '最新'), language_code: 'zh' });

  const shownTo = (tag: string): unknown => api.world.menu.shownIn(reader.chat, tag);

  expect(shownTo('zh-hant')).toEqual([{ command: 'latest', description: '最新' }]);
  expect(shownTo('en-GB')).toEqual([{ command: 'latest', description: 'Newest' }]);
  await call(api, 'deleteMyCommands', { language_code: 'zh' });
  expect(shownTo('zh-hant')).toEqual([{ command: 'latest', description: 'Newest' }]);
});

test('name, description and short description keep their limits', async () => {
  expect(await refusal(api, 'setMyName', { name: 'x'.repeat(65) })).toMatch(/must not exceed 64/);
  expect(await refusal(api, 'setMyDescription', { description: 'x'.repeat(513) })).toMatch(
    /must not exceed 512/,
  );
  expect(
    await refusal(api, 'setMyShortDescription', { short_description: 'x'.repeat(121) }),
  ).toMatch(/must not exceed 120/);
  await call(api, 'setMyName', { name: '報童' });
  expect(await call(api, 'getMyName')).toMatchObject({ result: { name: '報童' } });
});
