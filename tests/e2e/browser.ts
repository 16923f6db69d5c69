/** The browser of the page tests: Chromium from the system, driven by playwright-core. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const CHROMIUM_PATH = '/usr/bin/chromium';

/** Why the page tests cannot run here; `undefined` when they can. */
export const BROWSER_PROBLEM = existsSync(CHROMIUM_PATH)
  ? undefined
  : `Cannot run the page tests: "${CHROMIUM_PATH}" is missing (apt-get install chromium fonts-noto-cjk)`;

/** Opens a Chromium that talks to nobody but the pages it is told to open. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: CHROMIUM_PATH,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
