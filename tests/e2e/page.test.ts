import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { Telegraf } from 'telegraf';
import { startPlayground } from '../../src/playground/playground.js';
import type { Playground } from '../../src/playground/playground.js';
import { BROWSER_PROBLEM, openBrowser } from './browser.js';

let browser: Browser;
let playground: Playground;
let bot: Telegraf;
let page: Page;

if (BROWSER_PROBLEM !== undefined) console.warn(BROWSER_PROBLEM);
const inBrowser = test.skipIf(BROWSER_PROBLEM !== undefined);

beforeAll(async () => {
  if (BROWSER_PROBLEM !== undefined) return;
  const started = await startPlayground({ port: 0 });
  if ('problem' in started) throw new Error(started.problem);
  playground = started;
  bot = createSampleBot(playground);
  bot.launch().catch(() => undefined);
  await playground.town.botIsListening();
  browser = await openBrowser();
});

afterEach(async () => {
  if (BROWSER_PROBLEM === undefined) await page.close();
});

afterAll(async () => {
  if (BROWSER_PROBLEM !== undefined) return;
  await browser.close();
  bot.stop();
  await playground.close();
});

const CARD = `<b>碼頭的最後一班渡輪</b>
<i>林小河 · 2021年7月3日 · 城市</i>

渡輪公司昨夜宣布，經營了六十二年的航線將於月底停航。<a href="https://example.org/news/ferry">閱讀原文</a>

<blockquote>「我每天都坐這班船，以後要多走半小時。」</blockquote>
#交通 #城市  <code>/read k3f9</code>`;

function createSampleBot({ apiRoot, token }: Playground): Telegraf {
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

async function openPage(chatId: number, viewport = { width: 1180, height: 800 }): Promise<void> {
  page = await browser.newPage({ viewport });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${playground.url}#${chatId}`);
  await page.locator('.seat').first().waitFor();
}

async function type(text: string): Promise<void> {
  await page.locator('#field').fill(text);
  await page.locator('#field').press('Enter');
}

inBrowser('a typed message is answered in the chat', async () => {
  await openPage(7003);

  await type('hello there');

  await page.getByText('echo: hello there').first().waitFor();
  expect(await page.locator('.row.out').last().textContent()).toContain('hello there');
});

inBrowser('bold, italics, links, quotes and code are shown as such', async () => {
  await openPage(7001);

  await type('/card');
  const card = page.locator('.row.in').last();
  await card.locator('strong', { hasText: '碼頭的最後一班渡輪' }).first().waitFor();

  expect(await card.locator('em').first().textContent()).toContain('林小河');
  expect(await card.locator('.text a').getAttribute('href')).toBe('https://example.org/news/ferry');
  expect(await card.locator('blockquote').count()).toBe(1);
  expect(await card.locator('code').textContent()).toBe('/read k3f9');
  expect(await card.locator('.preview').textContent()).toContain('example.org');
});

inBrowser('markup in a message is shown, never run', async () => {
  await openPage(7003);

  await type('<img src=x onerror="document.title=1"> <b>no</b>');

  const echo = page.locator('.row.in .text', { hasText: 'echo: <img src=x' });
  await echo.waitFor();
  expect(await echo.locator('img, b').count()).toBe(0);
  expect(await page.title()).toBe('paperboy playground');
});

inBrowser('a pressed button shows its notice and edits the message in place', async () => {
  await openPage(7002);
  await type('/card');
  await page.locator('.key', { hasText: '🔔' }).last().click();
  await page.locator('.toast', { hasText: 'You follow #ferry' }).waitFor();
  const before = await page.locator('.row').count();

  await page.locator('.key', { hasText: '›' }).last().click();

  await page.locator('.row.in .text', { hasText: 'Page 2' }).waitFor();
  expect(await page.locator('.row').count()).toBe(before);
  expect(await page.evaluate('document.activeElement.textContent')).toBe('›');
});

inBrowser('the slash opens the menu of commands and the keyboard chooses one', async () => {
  await openPage(7003);
  const field = page.locator('#field');

  await field.fill('/');
  await page.locator('.option', { hasText: 'Many messages' }).waitFor();
  await field.press('ArrowDown');
  await field.press('Enter');

  await page.locator('.text', { hasText: /^line 30$/ }).waitFor();
});

inBrowser('the name of the bot and a word give results to share', async () => {
  await openPage(7003);

  await page.locator('#field').fill('@paperboy_bot rain');
  await page.locator('.option', { hasText: 'One story' }).click();

  await page.locator('.row.out .text', { hasText: 'shared: rain' }).waitFor();
});

inBrowser('a person can block the bot and comes back by writing', async () => {
  await openPage(7002);

  await page.locator('#block').click();
  await page.locator('#block.is-on').waitFor();
  expect(playground.world.chats.standing(7002)).toEqual({ kind: 'blocked' });
  await type('hello again');

  await page.locator('.row.in .text', { hasText: 'echo: hello again' }).waitFor();
  expect(playground.world.chats.standing(7002)).toEqual({ kind: 'open' });
});

inBrowser('new messages do not move a reader who has scrolled up', async () => {
  await openPage(7002);
  await type('/long');
  await page.locator('.text', { hasText: /^line 30$/ }).waitFor();
  const place = (): Promise<unknown> =>
    page.evaluate("document.getElementById('messages').scrollTop");
  await page.evaluate("document.getElementById('messages').scrollTop = 0");
  const before = await place();

  playground.world.messages.add({
    chat: { id: 7002, type: 'private' },
    from: playground.world.bot,
    date: playground.world.seconds(),
    text: 'news from below',
  });
  await page.locator('#unseen', { hasText: '1' }).waitFor();

  expect(await place()).toBe(before);
  await page.locator('#down').click();
  await page.locator('#down').waitFor({ state: 'hidden' });
});

inBrowser('a message in another chat counts as unread in the list', async () => {
  await openPage(7001);

  playground.world.messages.add({
    chat: { id: 7002, type: 'private' },
    from: playground.world.bot,
    date: playground.world.seconds(),
    text: '晨報',
  });

  await page.locator('[data-chat="7002"] .badge', { hasText: '1' }).waitFor();
});

inBrowser('on a phone the list and the chat are two screens', async () => {
  await openPage(7003, { width: 390, height: 844 });
  expect(await page.locator('.chat').isVisible()).toBe(false);

  await page.locator('[data-chat="7001"]').click();

  expect(await page.locator('.sidebar').isVisible()).toBe(false);
  const isTooWide = await page.evaluate('document.body.scrollWidth > innerWidth');
  expect(isTooWide).toBe(false);
  await page.locator('#back').click();
  expect(await page.locator('.sidebar').isVisible()).toBe(true);
});

inBrowser('the switch changes between light and dark', async () => {
  await openPage(7003);
  const paper = (): Promise<unknown> =>
    page.evaluate("getComputedStyle(document.querySelector('.sidebar')).backgroundColor");
  const light = await paper();

  await page.locator('#theme').click();

  expect(await paper()).not.toBe(light);
});

inBrowser('another web site cannot read or write the chats', async () => {
  await openPage(7003);
  const write = (headers: Record<string, string>): Promise<number> =>
    page.request
      .post(`${playground.url}page/sends`, {
        headers,
        data: { personId: 7003, chatId: 7003, text: 'forged' },
      })
      .then((response) => response.status());

  expect(await write({ origin: 'https://elsewhere.example' })).toBe(403);
  expect(await write({ host: 'elsewhere.example' })).toBe(403);
  expect(await write({ 'sec-fetch-site': 'cross-site' })).toBe(403);
});
