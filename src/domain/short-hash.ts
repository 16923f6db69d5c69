/** Short names for long texts. */
import { createHash } from 'node:crypto';

/**
 * The first `chars` characters of `[A-Za-z0-9_-]` of the text's SHA-256, six bits each, at most 43.
 * With ten, a collision among a million texts is very unlikely.
 */
export function shortHash(text: string, chars = 10): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, chars);
}
