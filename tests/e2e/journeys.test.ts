/** What readers come for, from the first word to the end, in the browser on the real program. */
import { describe, expect } from 'vitest';
import { inBrowser, openPlayhouse } from './playhouse.js';
import { READERS } from './readers.js';
import { key, shows } from './visitor.js';

const { come } = openPlayhouse();

describe.each(READERS)('in $language:', (reader) => {
  const { says } = reader;

  inBrowser('a newcomer follows the topic that is offered and hears of an article', async () => {
    const visitor = await come(reader.id);
    await visitor.looks();
    const greeting = await visitor.asks('/start');
    await visitor.looks();
    await key(greeting, reader.ferry).click();
    await visitor.page.locator('.row.in, .toast', { hasText: reader.ferry }).last().waitFor();
    await visitor.looks();

    const headline = await visitor.publishesExample('渡輪');

    await visitor.page.locator('.row.in', { hasText: headline }).first().waitFor();
    await visitor.looks();
  });

  inBrowser('a half-remembered story is found by words, and read to its end', async () => {
    const visitor = await come(reader.id);

    const list = await visitor.asks(reader.remembers);
    await visitor.looks();
    await key(list, /^1$/).click();
    await shows(list, reader.headline);
    await visitor.looks();
    await key(list, says('buttons.readAll')).click();

    await shows(list, reader.sentence);
    await visitor.looks();
  });

  inBrowser('a topic is followed from the card of an article', async () => {
    const visitor = await come(reader.id);
    await visitor.asks('/unsubscribe all');
    const card = await visitor.asks('/tag 電車');
    await visitor.looks();
    await key(card, /^1$/).click();

    await key(card, says('buttons.followStory')).click();
    // The card itself has a button with the name of the topic, too.
    await key(card, says('buttons.followStory')).waitFor({ state: 'detached' });
    await visitor.looks();
    await key(card, reader.tram).click();
    await visitor.page.locator('.row.in, .toast', { hasText: reader.tram }).last().waitFor();
    await visitor.looks();

    await shows(await visitor.asks('/subscriptions'), /./);
    await key(visitor.page.locator('.row.in').last(), reader.tram).waitFor();
    await visitor.looks();
  });

  inBrowser('the hour of the digest and the zone are changed by taps and by a place', async () => {
    const visitor = await come(reader.id);
    const { page } = visitor;
    const settings = await visitor.asks('/settings');
    await key(settings, says('buttons.setDigest')).click();
    await visitor.looks();
    await key(settings, /^18$/).click();
    await key(settings, /✓ 18/).waitFor();
    await visitor.looks();

    await visitor.togglesControls();
    await page.locator('#place').selectOption({ label: 'London' });
    await page.locator('#place-share').click();
    await page
      .locator('.row.in', { hasText: says('zones.London') })
      .first()
      .waitFor();
    await visitor.looks();
    await visitor.togglesControls();

    await shows(await visitor.asks('/settings'), /18:00/);
    await visitor.looks();
    await visitor.asks('/timezone Asia/Hong_Kong');
  });

  inBrowser('a digest comes when the clock is moved to its hour', async () => {
    const visitor = await come(reader.id);
    const { page } = visitor;
    await visitor.asks('/subscribe everything');
    await visitor.asks('/digest 08:00');
    const headline = await visitor.publishesExample();
    await page.locator('.row.in', { hasText: headline }).first().waitFor();
    const before = await page.locator('.row.in').count();

    await visitor.togglesControls();
    await page.locator('#clock-go').click();
    await page.locator('#clock-now', { hasText: '08:00' }).waitFor();
    await page.locator('.row.in').nth(before).waitFor();
    await visitor.looks();
    await visitor.togglesControls();

    await visitor.looks();
    await visitor.asks('/digest off');
    await visitor.asks('/unsubscribe all');
  });

  inBrowser('a long list is paged forth and back on a phone', async () => {
    const visitor = await come(reader.id, { width: 390, height: 844 });
    const list = await visitor.asks('/latest');
    const first = await list.locator('.text').textContent();
    await visitor.looks();

    await key(list, '›').click();
    await key(list, '2/').waitFor();
    await key(list, '»').click();
    await visitor.looks();
    await key(list, '«').click();
    await key(list, '1/').waitFor();

    expect(await list.locator('.text').textContent()).toBe(first);
  });

  inBrowser('in a group a member changes nothing until the owner makes them an admin', async () => {
    const visitor = await come(reader.group);
    const { page } = visitor;
    await visitor.looks();
    await page.locator('#speaker').selectOption(String(reader.id));
    const refusal = await visitor.asks('/subscribe@paperboy_bot #渡輪');
    await shows(refusal, says('sorry.onlyAdmins'));
    await visitor.looks();

    await visitor.togglesControls();
    await page.locator(`[data-person="${reader.id}"]`).selectOption('administrator');
    await visitor.looks();
    await visitor.togglesControls();

    await shows(await visitor.asks('/subscribe@paperboy_bot #渡輪'), reader.ferry);
    await visitor.looks();

    const question = await visitor.asks('/forgetme@paperboy_bot');
    await key(question, says('buttons.forgetYes')).click();
    await key(question, says('buttons.forgetYes')).waitFor({ state: 'detached' });
  });

  inBrowser('an article is shared from its card into a group and opened by another', async () => {
    const visitor = await come(reader.id);
    const { page } = visitor;
    const list = await visitor.asks(reader.remembers);
    await key(list, /^1$/).click();

    await key(list, says('buttons.share')).click();
    await visitor.looks();
    await page.locator('.picker .seat', { hasText: reader.groupTitle }).click();
    await page.locator('.option.result').first().waitFor();
    await visitor.looks();
    await page.locator('.option.result').first().click();
    const shared = page.locator('.row', { hasText: reader.headline }).last();
    await shared.locator('.via', { hasText: '@paperboy_bot' }).waitFor();
    await visitor.looks();
    await page.locator('#speaker').selectOption(String(reader.owner));
    await key(shared, says('inline.read')).click();

    await page.locator('.row.in', { hasText: reader.headline }).last().waitFor();
    await visitor.looks();
  });

  inBrowser('inline results go on when the reader comes to their end', async () => {
    const visitor = await come(reader.id);
    const { page } = visitor;

    await page.locator('#field').fill('@paperboy_bot 渡輪');
    await page.locator('.option.result').first().waitFor();
    await visitor.looks();
    const before = await page.locator('.option.result').count();
    await page.locator('.option.result').last().scrollIntoViewIfNeeded();

    await expect.poll(() => page.locator('.option.result').count()).toBeGreaterThan(before);
    await page.locator('#field').press('Escape');
  });

  inBrowser('who asks to be forgotten follows nothing any more', async () => {
    const visitor = await come(reader.id);
    await visitor.asks('/subscribe #天文台');
    const copy = await visitor.asks('/mydata');
    await copy.locator('.file').waitFor();
    const question = await visitor.asks('/forgetme');
    await visitor.looks();

    await key(question, says('buttons.forgetYes')).click();
    await key(question, says('buttons.forgetYes')).waitFor({ state: 'detached' });
    await visitor.looks();

    const list = await visitor.asks('/subscriptions');
    expect(await list.textContent()).not.toContain('天文台');
  });
});
