import { afterEach, expect, test } from 'vitest';
import { Telegraf } from 'telegraf';
import { startBotApi } from '../../src/playground/bot-api.js';
import type { BotApi } from '../../src/playground/bot-api.js';

let api: BotApi;
let bot: Telegraf;

afterEach(async () => {
  bot.stop();
  await api.close();
});

async function startEchoBot(): Promise<void> {
  api = await startBotApi();
  bot = new Telegraf(api.token, { telegram: { apiRoot: api.url } });
  bot.command('menu', (context) =>
    context.reply('Pick <one>', {
      reply_markup: { inline_keyboard: [[{ text: 'Yes', callback_data: 'yes' }]] },
    }),
  );
  bot.on('text', (context) => context.reply(`echo: ${context.message.text}`));
  bot.action('yes', async (context) => {
    await context.answerCbQuery('noted');
    await context.editMessageText('You said yes');
  });
  bot.on('inline_query', (context) =>
    context.answerInlineQuery([
      {
        type: 'article',
        id: '1',
        title: 'One',
        input_message_content: { message_text: `about ${context.inlineQuery.query}` },
      },
    ]),
  );
  bot.launch().catch(() => undefined);
  await api.town.botIsListening();
}

test('a telegraf bot answers a person through long polling', async () => {
  await startEchoBot();
  const reader = api.town.person({ firstName: 'Mei', languageCode: 'zh-hant' });

  const answer = await reader.asks('你好');

  expect(answer.text).toBe('echo: 你好');
  expect(api.journal.refusals()).toEqual([]);
});

test('a pressed button is answered with a notice and the message changes in place', async () => {
  await startEchoBot();
  const reader = api.town.person();
  const menu = await reader.asks('/menu');

  const change = api.town.nextChange(reader.chat);
  const notice = await reader.presses(menu, 'Yes');

  expect(notice).toEqual({ text: 'noted', isAlert: false, url: undefined });
  expect((await change).message).toMatchObject({
    message_id: menu.message_id,
    text: 'You said yes',
  });
  expect(api.town.messages(reader.chat).at(-1)?.reply_markup).toBeUndefined();
});

test('an inline query gives results that can be shared', async () => {
  await startEchoBot();
  const reader = api.town.person();

  const { results } = await reader.asksInline('rain');
  const shared = results.map((result) => reader.shares(result));

  expect(shared.map(({ text }) => text)).toEqual(['about rain']);
});
