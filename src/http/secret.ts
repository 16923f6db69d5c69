/** Comparing a secret with what a stranger says. */
import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether it is the secret; how long the answer takes says nothing about it. What is absent is none. */
export function isSecret(given: string | string[] | undefined, secret: string): boolean {
  return timingSafeEqual(digest(String(given ?? '')), digest(secret));
}

/** Digests have one length, so that comparing them tells nothing about the secret's. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
