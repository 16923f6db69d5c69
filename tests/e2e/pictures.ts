/** Pictures of every step of the journeys, for eyes: `E2E_SHOTS=FOLDER npm run test:e2e`. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const FOLDER = process.env['E2E_SHOTS'];

const LOOKS = [
  { name: 'wide-light', width: 1180, height: 800, colorScheme: 'light' },
  { name: 'wide-dark', width: 1180, height: 800, colorScheme: 'dark' },
  { name: 'phone-light', width: 390, height: 844, colorScheme: 'light' },
  { name: 'phone-dark', width: 390, height: 844, colorScheme: 'dark' },
] as const;

/** How often each test has been pictured. */
const counts = new Map<string, number>();

/** Saves the page as it is now in each look, in `FOLDER/LOOK/`; does nothing without E2E_SHOTS. */
export async function takePictures(page: Page, testName: string): Promise<void> {
  if (FOLDER === undefined) return;
  const number = (counts.get(testName) ?? 0) + 1;
  counts.set(testName, number);
  const before = page.viewportSize();
  for (const { name, colorScheme, ...size } of LOOKS) {
    mkdirSync(join(FOLDER, name), { recursive: true });
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme });
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)))');
    const file = `${testName.replace(/[^\p{L}\p{N}]+/gu, '-')}-${number}.png`;
    await page.screenshot({ path: join(FOLDER, name, file), animations: 'disabled' });
  }
  if (before !== null) await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
}
