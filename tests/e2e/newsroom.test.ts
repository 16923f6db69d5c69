/** What the person who runs the bot does, in each language. */
import { describe, expect } from 'vitest';
import { LANGUAGES } from '../../src/domain/language.js';
import { ourTexts } from '../views/our-texts.js';
import { inBrowser, openPlayhouse } from './playhouse.js';
import { key, shows } from './visitor.js';

const MEI = 7001;
const LIN = 7002;
const EMMA = 7003;

const playhouse = openPlayhouse();

describe.each(LANGUAGES)('in %s:', (language) => {
  const says = (name: string, values = {}): string => ourTexts(language).plain(name, values);

  inBrowser('the numbers come as a picture with words', async () => {
    const { page, asks, looks, togglesControls } = await playhouse.come(EMMA);
    await asks(`/language ${language}`);
    await asks('渡輪');
    await togglesControls();
    await page.locator('#clock-go').click();
    await togglesControls();
    const picture = page.locator('.row.in').last().locator('img.photo');
    const isPictured = async (): Promise<number> => {
      await shows(await asks('/stats'), '📊');
      return picture.count();
    };

    // The numbers of a day are written down every other minute.
    await expect.poll(isPictured, { timeout: 20_000, interval: 1_500 }).toBe(1);

    await looks();
  });

  inBrowser('everybody is told after a look and a question', async () => {
    const visitor = await playhouse.come(LIN);
    const { page, asks, looks, goesTo } = visitor;
    await asks('/subscribe #渡輪');
    await goesTo(EMMA);
    await asks(`/language ${language}`);
    const notice = `${language}: the reading room is open until ten tonight`;
    const draft = await asks(`/broadcast ${notice}`);
    await looks();

    await key(draft, says('buttons.toAll')).click();
    await key(draft, /📣/).click();
    await key(draft, says('buttons.sendNow')).waitFor();
    await looks();
    await key(draft, says('buttons.sendNow')).click();
    await looks();
    await goesTo(LIN);

    await page.locator('.row.in', { hasText: notice }).waitFor();
    await goesTo(EMMA);
    await looks();
  });
});

inBrowser('for everybody else there are no such commands', async () => {
  const { asks, page } = await playhouse.come(MEI);

  const answer = await asks('/stats');

  await shows(answer, '/stats');
  await page.locator('#field').fill('/');
  await page.locator('.option').first().waitFor();
  await page.locator('.option', { hasText: '/stats' }).waitFor({ state: 'detached' });
});
