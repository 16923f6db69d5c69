/** Compares a secret with what a stranger sends. */
import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether it is the secret, in constant time. A missing value never is. */
export function isSecret(given: string | string[] | undefined, secret: string): boolean {
  return timingSafeEqual(digest(String(given ?? '')), digest(secret));
}

/** Digests all have the same length, so comparing them says nothing about the secret's. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
