/** A small bot for the tests of the page itself: a card with buttons, many lines, an echo. */
import { Telegraf } from 'telegraf';
import type { Playground } from '../../src/playground/playground.js';

const CARD = `<b>碼頭的最後一班渡輪</b>
<i>林小河 · 2021年7月3日 · 城市</i>

渡輪公司昨夜宣布，經營了六十二年的航線將於月底停航。<a href="https://example.org/news/ferry">閱讀原文</a>

<blockquote>「我每天都坐這班船，以後要多走半小時。」</blockquote>
#交通 #城市  <code>/read k3f9</code>`;

/** Not yet listening. */
export function createSampleBot({ apiRoot, token }: Playground): Telegraf {
  const sample = new Telegraf(token, { telegram: { apiRoot } });
  const pages = (number: number): object => ({
    inline_keyboard: [
      [{ text: '🔔 Follow #ferry', callback_data: 'follow' }],
      [
        { text: '‹', callback_data: `page ${number - 1}` },
        { text: `${number} / 3`, callback_data: 'same' },
        { text: '›', callback_data: `page ${number + 1}` },
      ],
      [{ text: 'Read the original', url: 'https://example.org/news/ferry' }],
    ],
  });
  sample.command('card', (context) =>
    context.reply(CARD, { parse_mode: 'HTML', reply_markup: pages(1) as never }),
  );
  sample.command('long', async (context) => {
    for (let line = 1; line <= 30; line++) await context.reply(`line ${line}`);
  });
  sample.action('follow', (context) => context.answerCbQuery('You follow #ferry'));
  sample.action(/^page (\d)$/, async (context) => {
    const number = Number(context.match[1]);
    await context.answerCbQuery();
    await context.editMessageText(`Page ${number}`, { reply_markup: pages(number) as never });
  });
  sample.on('inline_query', (context) =>
    context.answerInlineQuery([
      {
        type: 'article',
        id: '1',
        title: 'One story',
        input_message_content: { message_text: `shared: ${context.inlineQuery.query}` },
      },
    ]),
  );
  sample.on('text', (context) => context.reply(`echo: ${context.message.text}`));
  void sample.telegram.setMyCommands([
    { command: 'card', description: 'Show an article' },
    { command: 'long', description: 'Many messages' },
  ]);
  return sample;
}
