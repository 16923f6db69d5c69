/** The page with the small bot behind it, for the tests of one file. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import type { Telegraf } from 'telegraf';
import { startPlayground } from '../../src/playground/playground.js';
import type { Playground } from '../../src/playground/playground.js';
import { BROWSER_PROBLEM, openBrowser } from './browser.js';
import { createSampleBot } from './sample-bot.js';

/** The playground, its browser, and what a test does with both. */
export type PageStage = {
  readonly playground: Playground;
  readonly browser: Browser;
  /** Opens the page at `url`, the playground's own when left out; it is closed after the test. */
  readonly openPage: (
    chatId: number,
    options?: { readonly width?: number; readonly height?: number; readonly url?: string },
  ) => Promise<Page>;
  /** The bot writes by itself. */
  readonly say: (chatId: number, text: string) => void;
};

/** Starts everything before the tests of the file; what it returns is filled by then. */
export function openPageStage(): PageStage {
  let playground: Playground | undefined;
  let bot: Telegraf | undefined;
  let browser: Browser | undefined;
  let pages: Page[] = [];

  beforeAll(async () => {
    if (BROWSER_PROBLEM !== undefined) return;
    const started = await startPlayground({ port: 0 });
    if ('fault' in started) throw new Error(started.fault);
    playground = started;
    bot = createSampleBot(playground);
    bot.launch().catch(() => undefined);
    await playground.town.botIsListening();
    browser = await openBrowser();
  });

  afterEach(async () => {
    for (const page of pages) await page.close();
    pages = [];
  });

  afterAll(async () => {
    await browser?.close();
    bot?.stop();
    await playground?.close();
  });

  return {
    get playground() {
      return present(playground);
    },
    get browser() {
      return present(browser);
    },
    async openPage(chatId, { width = 1180, height = 800, url } = {}) {
      const page = await present(browser).newPage({ viewport: { width, height } });
      pages.push(page);
      page.on('pageerror', (error) => {
        throw error;
      });
      await page.goto(`${url ?? present(playground).url}#${chatId}`);
      await page.locator('.seat').first().waitFor();
      return page;
    },
    say(chatId, text) {
      const { world } = present(playground);
      const chat = { id: chatId, type: 'private' } as const;
      world.messages.add({ chat, from: world.bot, date: world.seconds(), text });
    },
  };
}

/** Types a message and sends it. */
export async function type(page: Page, text: string): Promise<void> {
  await page.locator('#field').fill(text);
  await page.locator('#field').press('Enter');
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('Cannot use the page before the tests begin');
  return value;
}
