/** Ways through the archive and to one's own choice of it, by taps alone, in each language. */
import { describe } from 'vitest';
import { inBrowser, openPlayhouse } from './playhouse.js';
import { READERS } from './readers.js';
import { key, shows } from './visitor.js';

const playhouse = openPlayhouse();

describe.each(READERS)('in $language:', (reader) => {
  const { says } = reader;

  inBrowser('the archive is walked by year, month and day, and back', async () => {
    const { asks, looks } = await playhouse.come(reader.id);
    const calendar = await asks('/calendar');
    await looks();

    await key(calendar, /^2026/).click();
    await key(calendar, /11|Nov/).waitFor();
    await looks();
    await key(calendar, /11|Nov/).click();
    await key(calendar, /^22/).waitFor();
    await looks();
    await key(calendar, /^22/).click();
    await key(calendar, /^1$/).waitFor();
    await looks();
    await key(calendar, /^📅/).click();

    await key(calendar, /^22/).waitFor();
  });

  inBrowser('from a card to its author, from there to the section', async () => {
    const { asks, looks } = await playhouse.come(reader.id);
    const list = await asks(reader.remembers);
    await key(list, /^1$/).click();

    await key(list, /^✍/).click();
    await shows(list, '✍');
    await looks();
    await key(list, says('back.read')).click();
    await key(list, /^🗂/).click();

    await shows(list, '🗂');
    await looks();
  });

  inBrowser('topics, sections and an hour are chosen by taps alone', async () => {
    const { asks, looks } = await playhouse.come(reader.id);
    const choice = await asks('/choose');
    await looks();
    await key(choice, says('buttons.chooseCategories')).click();
    await key(choice, '文化').click();
    await key(choice, /✓.*文化/).waitFor();
    await looks();
    await key(choice, says('buttons.chooseWhen')).click();
    await key(choice, says('buttons.inDigest')).click();
    await key(choice, `✓ ${says('buttons.inDigest')}`).waitFor();
    await looks();
    await key(choice, says('buttons.chooseDone')).click();

    await key(await asks('/subscriptions'), '文化').waitFor();
    await looks();
  });

  inBrowser('a link that one reader was given opens the story for another', async () => {
    const { page, asks, goesTo, looks } = await playhouse.come(reader.owner);
    const link = await asks(`/share #電車`);
    const words = await link.locator('.text').textContent();
    const url = /https:\/\/t\.me\/[\w?=-]+/.exec(words ?? '')?.[0] ?? '';
    await looks();
    await goesTo(reader.group);
    await page.locator('#speaker').selectOption(String(reader.owner));
    await page.locator('#field').fill(url);
    await page.locator('#field').press('Enter');
    await page.locator('#speaker').selectOption(String(reader.id));
    await looks();

    await page.locator('.inline-link', { hasText: 't.me' }).last().click();

    await shows(page.locator('.row.in').last(), '#電車');
    await looks();
  });

  inBrowser('the reader says what the digest was worth, once', async () => {
    const { page, asks, looks, publishesExample, togglesControls } = await playhouse.come(
      reader.id,
    );
    await asks('/subscribe everything');
    await asks('/alerts now');
    await asks('/digest 08:00');
    const headline = await publishesExample();
    await page.locator('.row.in', { hasText: headline }).first().waitFor();
    const before = await page.locator('.row.in').count();
    await togglesControls();
    await page.locator('#clock-go').click();
    await togglesControls();
    const digest = page.locator('.row.in').nth(before);
    await digest.waitFor();
    await looks();

    await key(digest, says('buttons.helpful')).click();

    await page.locator('.toast', { hasText: says('feedback.thanks') }).waitFor();
    await looks();
    await asks('/digest off');
    await asks('/unsubscribe everything');
  });
});
