import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BotApi, startBotApi } from '../../src/playground/bot-api.js';
import type { Person } from '../../src/playground/person.js';
import type { Chat, Message } from '../../src/playground/telegram.js';
import { openStore } from '../../src/storage/open-store.js';
import { buttonLabels } from './button-labels.js';
import { newsroom as tinyNews } from './newsroom.js';
import { type Newsroom, openNewsroom, type RealBot, startRealBot, TOKEN } from './real-bot.js';
import { refusedCalls } from './refused-calls.js';
import { startBot } from './start-bot.js';

const HELPFUL = '👍 Helpful';
const UNHELPFUL = '👎 Not helpful';

let api: BotApi;
let newsroom: Newsroom;
let bot: RealBot | undefined;
beforeEach(async () => {
  newsroom = openNewsroom();
  api = await startBotApi({ token: TOKEN });
});
afterEach(async () => {
  await bot?.end('SIGTERM');
  await api.close();
  newsroom.remove();
});

const labels = (message: Message | undefined) => buttonLabels(message).flat();
const shown = (message: Message) => api.world.messages.get(message.chat.id, message.message_id);

/** Makes the digest of these chats due an hour ago. */
async function comeDue(chats: readonly Chat[]): Promise<void> {
  const store = await openStore('sqlite:', `${newsroom.root}/data`);
  const dueAt = Date.now() - 3_600_000;
  for (const { id: chatId, type } of chats) {
    const kind = type === 'private' ? 'private' : type === 'channel' ? 'channel' : 'group';
    const digest = { minute: Math.floor(dueAt / 60_000) % 1_440, weekday: undefined };
    const settings = { digest, timeZone: 'UTC', nextDigestAt: dueAt, language: 'en' as const };
    await store.subscribers.save({ chatId, threadId: undefined, kind }, settings, dueAt);
  }
  await store.close();
}

const digestIn = (chat: Chat) =>
  api.town.waitForMessage(chat, ({ text = '' }) => text.startsWith('🗞'), 60_000);

test('a digest asks whether it was helpful, and an answer is counted once for each chat', async () => {
  const reader = api.town.person();
  const [owner, member] = [api.town.person(), api.town.person()];
  const group = api.town.group({ owner, members: [member] });
  const channel = api.town.group({ owner, type: 'channel', bot: 'administrator' });
  bot = startRealBot(newsroom, { TELEGRAM_API_ROOT: api.url, ADMIN_IDS: String(reader.chat.id) });
  await api.town.botIsListening(30_000);
  await reader.asks('/subscribe #ferries');
  newsroom.write('Fresh');
  await api.town.waitForMessage(reader.chat, ({ text = '' }) => text.includes('Fresh'), 30_000);

  await comeDue([reader.chat, group.chat, channel.chat]);
  const [digest, groupDigest, channelDigest] = await Promise.all(
    [reader, group, channel].map(({ chat }) => digestIn(chat)),
  );

  if (digest === undefined || groupDigest === undefined) throw new Error('No digest came');
  expect(labels(channelDigest)).not.toContain(HELPFUL);
  await changing(reader, digest, '1');
  await changing(reader, digest, '‹ Back to the digest');
  const [thanks] = await changing(reader, digest, HELPFUL);
  const data = `opinion\u001f\u001fno ${/\d+$/.exec(dataOf(digest, UNHELPFUL))?.[0] ?? ''}`;
  const again = await reader.presses(digest, { data });
  expect([thanks.text, again.text]).toEqual(['Thank you', 'This was already answered; thank you']);
  expect([shown(digest)?.text, labels(shown(digest))]).toEqual([digest.text, ['1']]);

  const [taps] = await Promise.all([
    Promise.all([member.presses(groupDigest, UNHELPFUL), owner.presses(groupDigest, HELPFUL)]),
    api.town.nextChange(group.chat),
  ]);
  expect(taps).toMatchObject([
    { text: 'Thank you' },
    { text: 'This was already answered; thank you' },
  ]);
  const stats = await reader.asks('/stats');
  expect(stats.text ?? stats.caption).toContain(
    '2 digests of the last 30 days asked: 👍 1 helpful, 👎 1 not',
  );
  expect(refusedCalls(api)).toEqual([]);
}, 120_000);

/** Resolves when the message was changed too. */
const changing = (who: Person, message: Message, button: string) =>
  Promise.all([who.presses(message, button), api.town.nextChange(message.chat)]);

function dataOf(message: Message, label: string): string {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  return buttons.find(({ text }) => text === label)?.callback_data ?? '';
}

test('the command of its buttons is none to type', async () => {
  const tiny = await startBot({ library: tinyNews });
  const reader = tiny.api.town.person();

  const typed = await reader.asks('/opinion yes 5');
  await tiny.stop();

  expect(typed.text).toContain('This button is too old');
});
