/** Short names for long texts. */
import { createHash } from 'node:crypto';

/**
 * The first `chars` characters of `[A-Za-z0-9_-]` of the text's SHA-256, six bits each: with ten of
 * them a million texts hardly share one. At most 43.
 */
export function shortHash(text: string, chars = 10): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, chars);
}
