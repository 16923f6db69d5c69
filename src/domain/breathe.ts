/** A pause in long work. */

/** Resolves when whatever waits for the thread has had its turn: readers are answered meanwhile. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
