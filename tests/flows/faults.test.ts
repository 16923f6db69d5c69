import { expect, test } from 'vitest';
import { newsroom } from './newsroom.js';
import { startBot } from './start-bot.js';

test('a passing network fault: the bot comes back by itself', async () => {
  const bot = await startBot({ library: newsroom });
  await bot.api.town.botIsListening();
  const reader = bot.api.town.person();
  bot.api.faults.next('getUpdates', { kind: 'error-page', code: 502 }, { times: 2 });
  bot.api.faults.next('getUpdates', { kind: 'cut', isDone: false }, { times: 2 });
  bot.api.faults.next('getUpdates', { kind: 'truncate' });

  const answer = await reader.asks('/latest');
  await bot.stop();

  expect(answer.text).toContain('Latest');
});

test('a bot that starts while Telegram is away starts when it is back', async () => {
  const bot = await startBot({ library: newsroom });
  bot.api.faults.next('getMe', { kind: 'cut', isDone: false }, { times: 3 });
  const reader = bot.api.town.person();

  const answer = await reader.asks('/latest');
  await bot.stop();

  expect(answer.text).toContain('Latest');
});

test('a wrong token ends the bot with one sentence', async () => {
  const bot = await startBot({ library: newsroom, token: '1:wrong' });

  const end = await bot.ended;
  await bot.stop();

  expect(end).toEqual({
    kind: 'fatal',
    reason: 'Cannot start the bot: Telegram does not know this BOT_TOKEN',
  });
});

test('a second poller ends the bot with one sentence', async () => {
  const bot = await startBot({ library: newsroom });
  await bot.api.town.botIsListening();

  await fetch(`${bot.api.url}/bot${bot.api.token}/getUpdates?timeout=0`);
  const end = await bot.ended;
  await bot.stop();

  expect(end).toEqual({
    kind: 'fatal',
    reason: 'Cannot poll Telegram: another program is polling with the same BOT_TOKEN',
  });
});

test('a flood limit on one chat is waited out and does not slow another', async () => {
  const bot = await startBot({ library: newsroom });
  const [slow, quick] = [bot.api.town.person(), bot.api.town.person()];
  bot.api.faults.next('sendMessage', { kind: 'retry-after', seconds: 1 }, { chatId: slow.chat.id });
  const order: string[] = [];

  await Promise.all([
    slow.asks('/latest').then(() => order.push('slow')),
    quick.asks('/latest').then(() => order.push('quick')),
  ]);
  await bot.stop();

  expect(order).toEqual(['quick', 'slow']);
});

test('twenty messages in a second get five answers, one kind sentence and silence', async () => {
  const bot = await startBot({ library: newsroom });
  const [eager, other] = [bot.api.town.person(), bot.api.town.person()];
  for (let count = 0; count < 20; count += 1) eager.sends('/latest');

  const answer = await other.asks('/help');
  await bot.stop();

  const texts = bot.api.town
    .messages(eager.chat)
    .filter(({ from }) => from?.is_bot === true)
    .map(({ text = '' }) => text.slice(0, 30));
  expect(answer.text).toContain('What would you like to do?');
  expect(texts).toHaveLength(6);
  expect(texts[5]).toBe('That is quicker than I can tur');
});

test('while long buttons cannot be kept, readers are answered and are told that a button is old', async () => {
  const words = '渡輪 加價 離島 居民 不滿 政府 補貼';
  const down = {
    save: () => Promise.resolve('~AAAAAAAAAAAAAAAA'),
    load: () => Promise.resolve(undefined),
  };
  const bot = await startBot({ library: newsroom, buttons: down });
  const reader = bot.api.town.person();

  const list = await reader.asks(words);
  const answer = await reader.presses(list, { data: '~AAAAAAAAAAAAAAAA' });
  await bot.stop();

  expect(list.text).toContain('11 stories');
  expect(bot.refused()).toEqual([]);
  expect(answer.text).toContain('This button is too old');
});

test('a message that can no longer be edited is followed by a new one', async () => {
  const bot = await startBot({ library: newsroom });
  const reader = bot.api.town.person();
  const list = await reader.asks('/latest');
  bot.api.world.messages.delete(list);

  await reader.presses(list, '›').catch(() => undefined);
  const shown = await bot.api.town.waitForMessage(reader.chat);
  await bot.stop();

  expect(shown.text).toContain('6. ');
});

test('a reader who blocked the bot does not stop it', async () => {
  const bot = await startBot({ library: newsroom });
  const [gone, other] = [bot.api.town.person(), bot.api.town.person()];
  const list = await gone.asks('/latest');
  gone.blocks();
  await gone.presses(list, '›');

  const answer = await other.asks('/latest');
  await bot.stop();

  expect(answer.text).toContain('Latest');
});
