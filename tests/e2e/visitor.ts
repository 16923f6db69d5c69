/** Somebody who uses the chat page with hands and eyes. */
import { expect } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { takePictures } from './pictures.js';
import type { TypingPace } from './typing-pace.js';

/** One page that is open, and what its visitor does there. */
export type Visitor = {
  readonly page: Page;
  /** Opens another chat of the list. */
  readonly goesTo: (chatId: number) => Promise<void>;
  /** Types and returns the bot's next message. */
  readonly asks: (text: string) => Promise<Locator>;
  /** Drops the example of the controls into the folder, under a topic of its own or this one, and returns its headline. */
  readonly publishesExample: (topic?: string) => Promise<string>;
  /** Opens or closes the controls. */
  readonly togglesControls: () => Promise<void>;
  /** Pictures of the page as it is, when somebody wants to look. */
  readonly looks: () => Promise<void>;
  /** Fails when Telegram refused a call or a button still spins; then closes the page. */
  readonly leaves: () => Promise<void>;
};

/** Which page, in which chat, for which test. */
export type Visit = {
  readonly browser: Browser;
  /** Of the page. */
  readonly url: string;
  readonly chatId: number;
  readonly viewport?: { readonly width: number; readonly height: number } | undefined;
  readonly testName: string;
  readonly pace: TypingPace;
};

/** Opens the page with one chat in view. */
export async function visit({
  browser,
  url,
  chatId,
  viewport = { width: 1180, height: 800 },
  testName,
  pace,
}: Visit): Promise<Visitor> {
  const page = await browser.newPage({ viewport });
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(`${url}#${chatId}`);
  const goesTo = (id: number) => page.locator(`[data-chat="${id}"]`).click();
  const togglesControls = () => page.locator('#controls-toggle').click();
  const looks = () => takePictures(page, testName);
  await goesTo(chatId);
  return {
    page,
    goesTo,
    togglesControls,
    looks,
    async asks(text) {
      // News may come at any moment; they are no answer.
      const answers = page.locator('.row.in').filter({ hasNotText: /^\s*🔔/u });
      await pace.turn();
      const before = await answers.count();
      await page.locator('#field').fill(text);
      await page.locator('#field').press('Enter');
      const answer = answers.nth(before);
      await answer.waitFor();
      // A row that is edited is drawn anew: only its id stays.
      return page.locator(`[data-id="${(await answer.getAttribute('data-id')) ?? ''}"]`);
    },
    async publishesExample(topic) {
      await togglesControls();
      await page.locator('#article-example').click();
      const headline = await page.locator('#article-headline').inputValue();
      if (topic !== undefined) await page.locator('#article-tags').fill(topic);
      await looks();
      await page.locator('#article-publish').click();
      await page.locator('.toast').first().waitFor();
      await togglesControls();
      return headline;
    },
    async leaves() {
      const state = (await (await page.request.get(`${url}page/state`)).json()) as {
        calls: { method: string; refusal: string | null }[];
        unansweredButtons: number;
      };
      expect(state.calls.filter(({ refusal }) => refusal !== null)).toEqual([]);
      expect(state.unansweredButtons).toBe(0);
      await page.close();
    },
  };
}

/** The button of a message with these words. */
export function key(message: Locator, words: string | RegExp): Locator {
  return message.locator('.key', { hasText: words }).first();
}

/** Waits until the message shows these words. */
export async function shows(message: Locator, words: string | RegExp): Promise<void> {
  await message.locator('.text', { hasText: words }).waitFor();
}
