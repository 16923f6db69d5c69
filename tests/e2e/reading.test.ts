import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { BROWSER_PROBLEM, openBrowser } from './browser.js';
import { startProgram } from './program.js';
import type { Program } from './program.js';

let program: Program;
let browser: Browser;
let page: Page;

if (BROWSER_PROBLEM !== undefined) console.warn(BROWSER_PROBLEM);
const inBrowser = test.skipIf(BROWSER_PROBLEM !== undefined);

beforeAll(async () => {
  if (BROWSER_PROBLEM !== undefined) return;
  program = await startProgram();
  browser = await openBrowser();
});

afterEach(async () => {
  if (BROWSER_PROBLEM !== undefined) return;
  await expectCleanJournal();
  await page.close();
});

afterAll(async () => {
  if (BROWSER_PROBLEM !== undefined) return;
  await browser.close();
  await program.stop();
});

/** The local Bot API saw no refused call, and no button still spins. */
async function expectCleanJournal(): Promise<void> {
  const response = await page.request.get(`${program.url}page/state`);
  const state = (await response.json()) as {
    calls: { method: string; refusal: string | null }[];
    unansweredButtons: number;
  };
  expect(state.calls.filter(({ refusal }) => refusal !== null)).toEqual([]);
  expect(state.unansweredButtons).toBe(0);
}

async function openChat(chatId: number, viewport = { width: 1180, height: 800 }): Promise<void> {
  page = await browser.newPage({ viewport });
  await page.goto(`${program.url}#${chatId}`);
  await page.locator(`[data-chat="${chatId}"]`).click();
}

/** Types and returns the bot's answer. */
async function ask(text: string): Promise<Locator> {
  const before = await page.locator('.row.in').count();
  await page.locator('#field').fill(text);
  await page.locator('#field').press('Enter');
  const answer = page.locator('.row.in').nth(before);
  await answer.waitFor();
  return answer;
}

inBrowser('a newcomer is greeted in each language and finds the latest with one tap', async () => {
  for (const [chatId, word] of [
    [7001, '最新'],
    [7002, '最新'],
    [7003, 'Latest'],
  ] as const) {
    await openChat(chatId);
    await page.locator('.chip', { hasText: '/start' }).click();
    const greeting = page.locator('.row.in').first();
    await greeting.locator('.key', { hasText: word }).first().click();

    await page.locator('.row.in .key', { hasText: '1' }).first().waitFor();
    await expectCleanJournal();
    if (chatId !== 7003) await page.close();
  }
});

inBrowser('a reader searches, opens a story in place, and comes back to the list', async () => {
  await openChat(7001);
  const list = await ask('渡輪');
  const id = await list.getAttribute('data-id');
  const row = page.locator(`[data-id="${id ?? ''}"]`);
  const listText = await row.locator('.text').textContent();

  await row.locator('.key', { hasText: /^1$/ }).click();
  await row.locator('.key', { hasText: '原文' }).waitFor();
  expect(await row.locator('.text').textContent()).not.toBe(listText);
  await row.locator('.key', { hasText: '‹' }).last().click();
  await row.locator('.key', { hasText: /^1$/ }).waitFor();

  expect(await row.locator('.text').textContent()).toBe(listText);
});

inBrowser('a long list is paged forth and back in one message', async () => {
  await openChat(7003, { width: 390, height: 844 });
  const list = await ask('ferry');
  const id = await list.getAttribute('data-id');
  const row = page.locator(`[data-id="${id ?? ''}"]`);
  const first = await row.locator('.text').textContent();

  await row.locator('.key', { hasText: '›' }).first().click();
  await row.locator('.key', { hasText: '2/' }).waitFor();
  expect(await row.locator('.text').textContent()).not.toBe(first);
  await row.locator('.key', { hasText: '‹' }).last().click();
  await row.locator('.key', { hasText: '1/' }).waitFor();

  expect(await row.locator('.text').textContent()).toBe(first);
});

inBrowser('the command menu is there in the language of the reader', async () => {
  await openChat(7001);

  await page.locator('#menu').click();

  expect(await page.locator('.option').first().textContent()).toMatch(/^\/\w+.*\p{Script=Han}/u);
});

inBrowser('strange words get a kind answer', async () => {
  await openChat(7003);
  const words = [
    '<script>alert(1)</script>',
    '😀'.repeat(200),
    '‮drawkcab',
    '"unclosed',
    '/nosuch',
  ];

  for (const text of words) await ask(text);
  await ask('long '.repeat(2000));

  expect(await page.locator('.row.in').last().locator('.text').textContent()).not.toBe('');
});
