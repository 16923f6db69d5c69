/** The chat page: what people see, type and tap. */
import { expect } from 'vitest';
import { openPageStage, type } from './page-stage.js';
import { inBrowser } from './playhouse.js';

const stage = openPageStage();

inBrowser('a typed message is answered in the chat', async () => {
  const page = await stage.openPage(7003);

  await type(page, 'hello there');

  await page.getByText('echo: hello there').first().waitFor();
  expect(await page.locator('.row.out').last().textContent()).toContain('hello there');
});

inBrowser('bold, italics, links, quotes and code are shown as such', async () => {
  const page = await stage.openPage(7001);

  await type(page, '/card');
  const card = page.locator('.row.in').last();
  await card.locator('strong', { hasText: '碼頭的最後一班渡輪' }).first().waitFor();

  expect(await card.locator('em').first().textContent()).toContain('林小河');
  expect(await card.locator('.text a').getAttribute('href')).toBe('https://example.org/news/ferry');
  expect(await card.locator('blockquote').count()).toBe(1);
  expect(await card.locator('code').textContent()).toBe('/read k3f9');
  expect(await card.locator('.preview').textContent()).toContain('example.org');
});

inBrowser('markup in a message is shown, never run', async () => {
  const page = await stage.openPage(7003);

  await type(page, '<img src=x onerror="document.title=1"> <b>no</b>');

  const echo = page.locator('.row.in .text', { hasText: 'echo: <img src=x' });
  await echo.waitFor();
  expect(await echo.locator('img, b').count()).toBe(0);
  expect(await page.title()).toBe('paperboy playground');
});

inBrowser('a pressed button shows its notice and edits the message in place', async () => {
  const page = await stage.openPage(7002);
  await type(page, '/card');
  await page.locator('.key', { hasText: '🔔' }).last().click();
  await page.locator('.toast', { hasText: 'You follow #ferry' }).waitFor();
  const before = await page.locator('.row').count();

  await page.locator('.key', { hasText: '›' }).last().click();

  await page.locator('.row.in .text', { hasText: 'Page 2' }).waitFor();
  expect(await page.locator('.row').count()).toBe(before);
  expect(await page.evaluate('document.activeElement.textContent')).toBe('›');
});

inBrowser('the slash opens the menu of commands and the keyboard chooses one', async () => {
  const page = await stage.openPage(7003);
  const field = page.locator('#field');

  await field.fill('/');
  await page.locator('.option', { hasText: 'Many messages' }).waitFor();
  await field.press('ArrowDown');
  await field.press('Enter');

  await page.locator('.text', { hasText: /^line 30$/ }).waitFor();
});

inBrowser('the name of the bot and a word give results to share', async () => {
  const page = await stage.openPage(7003);

  await page.locator('#field').fill('@paperboy_bot rain');
  await page.locator('.option', { hasText: 'One story' }).click();

  await page.locator('.row.out .text', { hasText: 'shared: rain' }).waitFor();
});

inBrowser('a person can block the bot and comes back by writing', async () => {
  const page = await stage.openPage(7002);

  await page.locator('#block').click();
  await page.locator('#block.is-on').waitFor();
  expect(stage.playground.world.chats.standing(7002)).toEqual({ kind: 'blocked' });
  await type(page, 'hello again');

  await page.locator('.row.in .text', { hasText: 'echo: hello again' }).waitFor();
  expect(stage.playground.world.chats.standing(7002)).toEqual({ kind: 'open' });
});

inBrowser('new messages do not move a reader who has scrolled up', async () => {
  const page = await stage.openPage(7002);
  await type(page, '/long');
  await page.locator('.text', { hasText: /^line 30$/ }).waitFor();
  const place = (): Promise<unknown> =>
    page.evaluate("document.getElementById('messages').scrollTop");
  await page.evaluate("document.getElementById('messages').scrollTop = 0");
  const before = await place();

  stage.say(7002, 'news from below');
  await page.locator('#unseen', { hasText: '1' }).waitFor();

  expect(await place()).toBe(before);
  await page.locator('#down').click();
  await page.locator('#down').waitFor({ state: 'hidden' });
});

inBrowser('a message in another chat counts as unread in the list', async () => {
  const page = await stage.openPage(7001);

  stage.say(7002, '晨報');

  await page.locator('[data-chat="7002"] .badge', { hasText: '1' }).waitFor();
});

inBrowser('on a phone the list and the chat are two screens', async () => {
  const page = await stage.openPage(7003, { width: 390, height: 844 });
  expect(await page.locator('.chat').isVisible()).toBe(false);

  await page.locator('[data-chat="7001"]').click();

  expect(await page.locator('.sidebar').isVisible()).toBe(false);
  const isTooWide = await page.evaluate('document.body.scrollWidth > innerWidth');
  expect(isTooWide).toBe(false);
  await page.locator('#back').click();
  expect(await page.locator('.sidebar').isVisible()).toBe(true);
});

inBrowser('the switch changes between light and dark', async () => {
  const page = await stage.openPage(7003);
  const paper = (): Promise<unknown> =>
    page.evaluate("getComputedStyle(document.querySelector('.sidebar')).backgroundColor");
  const light = await paper();

  await page.locator('#theme').click();

  expect(await paper()).not.toBe(light);
});

inBrowser('another web site cannot read or write the chats', async () => {
  const page = await stage.openPage(7003);
  const write = (headers: Record<string, string>): Promise<number> =>
    page.request
      .post(`${stage.playground.url}page/sends`, {
        headers,
        data: { personId: 7003, chatId: 7003, text: 'forged' },
      })
      .then((response) => response.status());

  expect(await write({ origin: 'https://elsewhere.example' })).toBe(403);
  expect(await write({ host: 'elsewhere.example' })).toBe(403);
  expect(await write({ 'sec-fetch-site': 'cross-site' })).toBe(403);
});
