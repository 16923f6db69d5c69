/** Reading on the real program: lists and stories in place, the menu, strange words, a restart. */
import { expect } from 'vitest';
import { inBrowser, openPlayhouse } from './playhouse.js';
import { key, shows } from './visitor.js';

const MEI = 7001;
const EMMA = 7003;

const { come, restart } = openPlayhouse();

inBrowser('a reader opens a story in place, and comes back to the list', async () => {
  const { asks } = await come(MEI);
  const list = await asks('渡輪');
  const listText = await list.locator('.text').textContent();

  await key(list, /^1$/).click();
  await key(list, '原文').waitFor();
  expect(await list.locator('.text').textContent()).not.toBe(listText);
  await list.locator('.key', { hasText: '‹' }).last().click();
  await key(list, /^1$/).waitFor();

  expect(await list.locator('.text').textContent()).toBe(listText);
});

inBrowser('the command menu is there in the language of the reader', async () => {
  const { page } = await come(MEI);

  await page.locator('#menu').click();

  expect(await page.locator('.option').first().textContent()).toMatch(/^\/\w+.*\p{Script=Han}/u);
});

inBrowser('strange words get a kind answer', async () => {
  const { asks } = await come(EMMA);
  const words = [
    '<script>alert(1)</script>',
    '😀'.repeat(200),
    '\u202edrawkcab',
    '"unclosed',
    '/nosuch',
  ];

  for (const text of words) await asks(text);
  const last = await asks('long '.repeat(2000));

  expect(await last.locator('.text').textContent()).not.toBe('');
});

inBrowser('after a restart the chat is still there, and its old buttons work', async () => {
  const { page, asks } = await come(EMMA);
  const list = await asks('ferry');
  const first = await list.locator('.text').textContent();

  await restart();
  await page.locator('.toast', { hasText: 'was restarted' }).waitFor();
  await shows(list, first ?? '');
  await key(list, '›').click();

  await key(list, '2/').waitFor();
  await asks('/latest');
});
