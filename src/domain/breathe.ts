/** A pause in long work. */

/**
 * Resolves once everything waiting for the thread has had its turn, so readers are answered
 * meanwhile.
 */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
