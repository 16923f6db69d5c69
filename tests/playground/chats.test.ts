import { afterEach, beforeEach, expect, test } from 'vitest';
import { startBotApi } from '../../src/playground/bot-api.js';
import type { BotApi } from '../../src/playground/bot-api.js';
import type { Chat, Update } from '../../src/playground/telegram.js';
import { call } from './call.js';

let api: BotApi;

beforeEach(async () => {
  api = await startBotApi();
});

afterEach(() => api.close());

const write = (chat: Chat) => call(api, 'sendMessage', { chat_id: chat.id, text: 'a' });

async function updates(): Promise<readonly Update[]> {
  return (await call(api, 'getUpdates')).result as readonly Update[];
}

test('people who left are refused in the words of the reason', async () => {
  const [fresh, blocking, gone] = [api.town.person(), api.town.person(), api.town.person()];
  blocking.sends('/start');
  blocking.blocks();
  gone.deletesAccount();

  expect(await write(fresh.chat)).toMatchObject({
    error_code: 403,
    description: "Forbidden: bot can't initiate conversation with a user",
  });
  expect(await write(blocking.chat)).toMatchObject({
    error_code: 403,
    description: 'Forbidden: bot was blocked by the user',
  });
  expect(await write(gone.chat)).toMatchObject({
    error_code: 403,
    description: 'Forbidden: user is deactivated',
  });
  expect(await call(api, 'sendMessage', { chat_id: 1, text: 'a' })).toMatchObject({
    error_code: 400,
    description: 'Bad Request: chat not found',
  });
});

test('a blocking person is told as my_chat_member and comes back by writing', async () => {
  const reader = api.town.person();
  reader.sends('/start');
  reader.blocks();
  reader.sends('hello again');

  const kinds = (await updates()).map((update) => update.my_chat_member?.new_chat_member.status);

  expect(kinds).toEqual([undefined, 'kicked', 'member', undefined]);
  expect(await write(reader.chat)).toMatchObject({ ok: true });
});

test('a bot that was kicked cannot write to the group', async () => {
  const owner = api.town.person();
  const group = api.town.group({ owner });
  const channel = api.town.group({ owner, type: 'channel' });
  const away = api.town.group({ owner, bot: 'left' });
  group.removesBot();
  channel.removesBot();

  expect((await write(group.chat)).description).toBe(
    'Forbidden: bot was kicked from the supergroup chat',
  );
  expect((await write(channel.chat)).description).toBe(
    'Forbidden: bot was kicked from the channel chat',
  );
  expect((await write(away.chat)).description).toBe(
    'Forbidden: bot is not a member of the supergroup chat',
  );
});

test('a group that was upgraded names its new id', async () => {
  const group = api.town.group({ owner: api.town.person(), type: 'group' });
  const before = group.chat;

  group.upgrades();

  expect(await write(before)).toMatchObject({
    error_code: 400,
    description: 'Bad Request: group chat was upgraded to a supergroup chat',
    parameters: { migrate_to_chat_id: group.chat.id },
  });
  expect(await write(group.chat)).toMatchObject({ ok: true });
  expect((await updates()).at(-1)?.message?.migrate_to_chat_id).toBe(group.chat.id);
});

test('in a group the bot sees commands for it, mentions of it and replies to it only', async () => {
  const owner = api.town.person();
  const { chat } = api.town.group({ owner });
  await write(chat);
  const own = await api.town.waitForMessage(chat);
  for (const text of ['good morning', '/latest', '/latest@other_bot', '/latest@Paperboy_bot']) {
    owner.sends(text, { to: chat });
  }
  owner.sends('hey @paperboy_bot', { to: chat });
  owner.sends('thanks', { to: chat, replyTo: own });

  const texts = (await updates()).map((update) => update.message?.text);

  expect(texts).toEqual(['/latest', '/latest@Paperboy_bot', 'hey @paperboy_bot', 'thanks']);
});

test('an answer in a forum topic needs an existing topic', async () => {
  const owner = api.town.person();
  const group = api.town.group({ owner, isForum: true });
  const threadId = group.opensTopic('Ferries');
  const params = { chat_id: group.chat.id, text: 'a' };

  const there = await call(api, 'sendMessage', { ...params, message_thread_id: threadId });
  const nowhere = await call(api, 'sendMessage', { ...params, message_thread_id: 999_999 });

  expect(there.result).toMatchObject({ message_thread_id: threadId, is_topic_message: true });
  expect(nowhere.description).toBe('Bad Request: message thread not found');
});

test('the administrators of a group are told, those of a private chat are not', async () => {
  const [owner, admin, member] = [api.town.person(), api.town.person(), api.town.person()];
  const { chat } = api.town.group({ owner, admins: [admin], members: [member] });

  const admins = await call(api, 'getChatAdministrators', { chat_id: chat.id });
  const one = await call(api, 'getChatMember', { chat_id: chat.id, user_id: member.user.id });

  expect(admins.result).toMatchObject([{ status: 'administrator' }, { status: 'creator' }]);
  expect(one.result).toMatchObject({ status: 'member', user: { id: member.user.id } });
});

test('a channel’s posts come as channel_post', async () => {
  const channel = api.town.group({ owner: api.town.person(), type: 'channel' });

  channel.posts('/latest');

  expect(await updates()).toMatchObject([{ channel_post: { text: '/latest' } }]);
});

test('a shared location reaches the bot as a point on the map', async () => {
  const reader = api.town.person();

  reader.sharesLocation({ latitude: 25.033, longitude: 121.565 });

  const [update] = await updates();
  expect(update?.message).toMatchObject({ location: { latitude: 25.033, longitude: 121.565 } });
});

test('a bot that is added sees the line that says so, one that is removed does not', async () => {
  const group = api.town.group({ owner: api.town.person(), bot: 'left' });

  group.addsBot();
  group.removesBot();

  const seen = (await updates()).map(
    ({ my_chat_member: change, message }) =>
      change?.new_chat_member.status ?? Object.keys(message ?? {}).at(-1),
  );
  expect(seen).toEqual(['member', 'new_chat_members', 'kicked']);
});
