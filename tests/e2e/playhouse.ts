/** The program and the browser that the tests of one file share. */
import { afterAll, afterEach, beforeAll, expect, onTestFailed, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { BROWSER_PROBLEM, openBrowser } from './browser.js';
import { startProgram, type Program } from './program.js';
import { createTypingPace } from './typing-pace.js';
import { visit, type Visitor } from './visitor.js';

/** A test that is skipped where no browser is. */
export const inBrowser = test.skipIf(BROWSER_PROBLEM !== undefined);

/** The running program, as the visitors of a test see it. */
export type Playhouse = {
  /** Opens the page with one chat in view; the journal is looked at when the test ends. */
  readonly come: (chatId: number, viewport?: { width: number; height: number }) => Promise<Visitor>;
  /** Ends the program and starts it again, while the page is open. */
  readonly restart: () => Promise<void>;
};

/** Starts both before the tests of the file and ends them after. */
export function openPlayhouse(): Playhouse {
  let program: Program;
  let browser: Browser;
  let visitors: Visitor[] = [];
  const pace = createTypingPace();
  if (BROWSER_PROBLEM !== undefined) console.warn(BROWSER_PROBLEM);

  beforeAll(async () => {
    if (BROWSER_PROBLEM !== undefined) return;
    program = await startProgram();
    browser = await openBrowser();
  });

  afterEach(async () => {
    const gone = visitors;
    visitors = [];
    for (const visitor of gone) await visitor.leaves();
  });

  afterAll(async () => {
    if (BROWSER_PROBLEM !== undefined) return;
    await browser.close();
    await program.stop();
  });

  return {
    restart: () => program.restart(),
    async come(chatId, viewport) {
      const testName = expect.getState().currentTestName ?? '';
      const visitor = await visit({ browser, url: program.url, chatId, viewport, testName, pace });
      if (visitors.length === 0)
        onTestFailed(() => {
          console.error(`The program's last words:\n${program.output()}`);
        });
      visitors.push(visitor);
      return visitor;
    },
  };
}
