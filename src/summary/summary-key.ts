/** Names a summary for caches: equal exactly when the same summariser would read the same article. */
import { createHash } from 'node:crypto';
import type { SummaryInput, SummaryLength } from './summariser.js';
import { SUMMARISER_VERSION } from './summarise.js';

/** 20 characters of `[A-Za-z0-9_-]`, 120 bits of SHA-256 over version, length, title and blocks. */
export function summaryKey({ title, blocks }: SummaryInput, length: SummaryLength): string {
  const hash = createHash('sha256').update(JSON.stringify([SUMMARISER_VERSION, length, title]));
  for (const { kind, text, continues } of blocks)
    hash.update(JSON.stringify([kind, text, continues === true]));
  return hash.digest('base64url').slice(0, 20);
}
