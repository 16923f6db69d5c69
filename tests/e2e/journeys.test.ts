/** What readers come for, from the first word to the end, in the browser on the real program. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { BROWSER_PROBLEM, openBrowser } from './browser.js';
import { startProgram, type Program } from './program.js';
import { key, shows, visit, type Visitor } from './visitor.js';

const MEI = 7001;
const LIN = 7002;
const EMMA = 7003;
const GROUP = -1_000_000_000_101;

let program: Program;
let browser: Browser;
let visitor: Visitor;

if (BROWSER_PROBLEM !== undefined) console.warn(BROWSER_PROBLEM);
const inBrowser = test.skipIf(BROWSER_PROBLEM !== undefined);

beforeAll(async () => {
  if (BROWSER_PROBLEM !== undefined) return;
  program = await startProgram();
  browser = await openBrowser();
});

afterEach(async () => {
  if (BROWSER_PROBLEM === undefined) await visitor.leaves();
});

afterAll(async () => {
  if (BROWSER_PROBLEM !== undefined) return;
  await browser.close();
  await program.stop();
});

async function come(chatId: number, viewport?: { width: number; height: number }): Promise<void> {
  visitor = await visit(browser, program.url, chatId, viewport);
}

inBrowser('a newcomer follows the topic that is offered and hears of an article', async () => {
  await come(MEI);
  const { page } = visitor;
  const greeting = await visitor.asks('/start');
  await key(greeting, '#渡輪').click();
  await page.locator('.row.in, .toast').filter({ hasText: '渡輪' }).last().waitFor();

  await page.locator('#controls-toggle').click();
  await page.locator('#article-example').click();
  await page.locator('#article-publish').click();

  await page.locator('.row.in', { hasText: '渡輪尾班船延至凌晨一時' }).waitFor();
});

inBrowser('a half-remembered story is found by words, and read to its end', async () => {
  await come(EMMA);

  const list = await visitor.asks('sensors tram');
  await key(list, /^1$/).click();
  await shows(list, 'Sensors on tram wheels');
  await key(list, 'Read it all').click();

  await shows(list, 'Microphones fixed to twelve trams');
});

inBrowser('a topic is followed from the card of an article', async () => {
  await come(LIN);
  const card = await visitor.asks('/tag 渡輪');
  await key(card, /^1$/).click();

  await key(card, '订阅…').click();
  await key(card, /订阅 #渡輪/).click();
  await visitor.page.locator('.row.in, .toast').filter({ hasText: '渡輪' }).last().waitFor();

  const list = await visitor.asks('/subscriptions');
  await list.filter({ hasText: '#渡輪' }).waitFor();
});

inBrowser('the hour of the digest and the zone are changed by taps and by a place', async () => {
  await come(EMMA);
  const { page } = visitor;
  const settings = await visitor.asks('/settings');
  await key(settings, 'Digest').click();
  await key(settings, /^18$/).click();
  await key(settings, /✓ 18/).waitFor();

  await page.locator('#controls-toggle').click();
  await page.locator('#place').selectOption({ label: 'London' });
  await page.locator('#place-share').click();
  await page.locator('.row.in', { hasText: 'Europe/London' }).first().waitFor();

  await shows(await visitor.asks('/settings'), /18:00/);
});

inBrowser('a digest comes when the clock is moved to its hour', async () => {
  await come(LIN);
  const { page } = visitor;
  await visitor.asks('/subscribe everything');
  await visitor.asks('/digest daily');
  const before = await page.locator('.row.in').count();

  await page.locator('#controls-toggle').click();
  await page.locator('#article-example').click();
  await page.locator('#article-publish').click();
  await page.locator('.row.in', { hasText: '渡轮夜班延至' }).first().waitFor();
  await page.locator('#clock-go').click();

  await page
    .locator('.row.in')
    .nth(before + 1)
    .waitFor();
});

inBrowser('a long list is paged forth and back on a phone', async () => {
  await come(MEI, { width: 390, height: 844 });
  const list = await visitor.asks('/latest');
  const first = await list.locator('.text').textContent();

  await key(list, '›').click();
  await key(list, '2/').waitFor();
  await key(list, '»').click();
  await key(list, '«').click();
  await key(list, '1/').waitFor();

  expect(await list.locator('.text').textContent()).toBe(first);
});

inBrowser('in a group a member changes nothing until the owner makes them an admin', async () => {
  await come(GROUP);
  const { page } = visitor;
  await page.locator('#speaker').selectOption(String(EMMA));
  await shows(await visitor.asks('/subscribe@paperboy_bot #渡輪'), 'Only the admins');

  await page.locator('#controls-toggle').click();
  await page.locator(`[data-person="${EMMA}"]`).selectOption('administrator');

  await shows(await visitor.asks('/subscribe@paperboy_bot #渡輪'), '#渡輪');
});

inBrowser('an article is shared from its card into another chat', async () => {
  await come(EMMA);
  const { page } = visitor;
  const list = await visitor.asks('sensors tram');
  await key(list, /^1$/).click();

  await key(list, '↗').click();
  await page.locator('.picker .seat', { hasText: 'Tea & News' }).click();
  await page.locator('.option.result').first().click();

  const shared = page.locator('.row', { hasText: 'Sensors on tram wheels' }).last();
  await shared.locator('.via', { hasText: '@paperboy_bot' }).waitFor();
});

inBrowser('inline results go on when the reader comes to their end', async () => {
  await come(GROUP);
  const { page } = visitor;

  await page.locator('#field').fill('@paperboy_bot 渡輪');
  await page.locator('.option.result').first().waitFor();
  const before = await page.locator('.option.result').count();
  await page.locator('.option.result').last().scrollIntoViewIfNeeded();

  await expect.poll(() => page.locator('.option.result').count()).toBeGreaterThan(before);
  await page.locator('#field').press('Escape');
});

inBrowser('who asks to be forgotten follows nothing any more', async () => {
  await come(EMMA);
  await visitor.asks('/subscribe #天文台');
  const question = await visitor.asks('/forgetme');

  await key(question, 'Delete everything').click();
  await key(question, 'Delete everything').waitFor({ state: 'detached' });

  const list = await visitor.asks('/subscriptions');
  expect(await list.textContent()).not.toContain('天文台');
});
