/** The chat page with much to show, without a mouse, without a program. */
import { expect } from 'vitest';
import { startPlayground } from '../../src/playground/playground.js';
import { freePort } from '../contracts/free-port.js';
import { openPageStage, type } from './page-stage.js';
import { inBrowser } from './playhouse.js';

const FORUM = -1_000_000_000_102;
const stage = openPageStage();

inBrowser('a long chat shows its end first, and earlier messages when one scrolls up', async () => {
  for (let line = 1; line <= 260; line++) stage.say(7001, `story ${line}`);
  const page = await stage.openPage(7001);
  await page.locator('.text', { hasText: /^story 260$/ }).waitFor();
  expect(await page.locator('.row').count()).toBeLessThan(100);

  await page.locator('#messages').focus();
  const goUp = async (): Promise<number> => {
    await page.keyboard.press('Home');
    return page.locator('.text', { hasText: /^story 1$/ }).count();
  };

  await expect.poll(goUp, { timeout: 20_000, interval: 200 }).toBe(1);
});

inBrowser('the keyboard alone opens a chat, presses a button and closes a panel', async () => {
  const page = await stage.openPage(7003);
  await page.locator('[data-chat="7002"]').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('/card');
  await page.keyboard.press('Enter');
  await page.locator('.key', { hasText: '🔔' }).last().focus();
  await page.keyboard.press('Enter');
  await page.locator('.toast', { hasText: 'You follow #ferry' }).waitFor();

  await page.locator('#controls-toggle').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.locator('#controls-close').focus();
  await page.keyboard.press('Escape');

  expect(await page.locator('#controls').isVisible()).toBe(false);
  expect(await page.evaluate('document.activeElement.id')).toBe('controls-toggle');
});

inBrowser('two pages show the same chat', async () => {
  const page = await stage.openPage(7003);
  const second = await stage.openPage(7003);

  await type(page, 'said on the first');

  await second.locator('.row.out', { hasText: 'said on the first' }).waitFor();
  await second.locator('.row.in', { hasText: 'echo: said on the first' }).waitFor();
});

inBrowser('words without an end do not widen a phone', async () => {
  stage.say(7002, `${'https://example.org/' + 'a'.repeat(900)} ${'颱'.repeat(900)}`);

  const page = await stage.openPage(7002, { width: 390, height: 844 });
  await page.locator('[data-chat="7002"]').click();

  expect(await page.evaluate('document.body.scrollWidth > innerWidth')).toBe(false);
  const log = "document.getElementById('messages')";
  expect(await page.evaluate(`${log}.scrollWidth > ${log}.clientWidth`)).toBe(false);
});

inBrowser('a program that has ended is told, and what was typed stays', async () => {
  const port = await freePort();
  const started = await startPlayground({ port });
  if ('fault' in started) throw new Error(started.fault);
  const page = await stage.openPage(7003, { url: started.url });

  await started.close();
  await page.locator('#chat-status', { hasText: 'Not connected' }).waitFor();
  await type(page, 'are you there');

  await page.locator('.toast', { hasText: 'does not answer' }).first().waitFor();
  await expect.poll(() => page.locator('#field').inputValue()).toBe('are you there');
  const again = await startPlayground({ port });
  if ('fault' in again) throw new Error(again.fault);
  await page.locator('#chat-status', { hasText: 'Emma' }).waitFor();
  await again.close();
});

inBrowser('what was entered in the controls stays when something else changes', async () => {
  const { chats } = stage.playground.world;
  const lin = chats.user(7002);
  if (lin === undefined) throw new Error('Lin is not there');
  const page = await stage.openPage(FORUM);
  await page.locator('#controls-toggle').click();
  await page.locator('#topic-name').fill('Harbour');
  await page.locator('#field').focus();

  chats.setMember(FORUM, lin, 'administrator');

  await expect.poll(() => page.locator('#rank-7002').inputValue()).toBe('administrator');
  expect(await page.locator('#topic-name').inputValue()).toBe('Harbour');
  await page.locator('[data-chat="7003"]').click();
  await page.locator('#place').selectOption({ label: 'London' });
  chats.setStanding(7003, { kind: 'blocked' });
  await page.locator('#block.is-on').waitFor();
  expect(await page.locator('#place option:checked').textContent()).toBe('London');
  chats.setStanding(7003, { kind: 'open' });
});
