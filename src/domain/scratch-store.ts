/** Keeps what may be lost: steps of a dialogue, what stands behind a button, rendered text. */

/**
 * One value for each key, and the last writer wins; a key begins with a word for what it holds and
 * a colon: `wizard:42`. While it is down nothing is found and nothing is kept. Never rejects.
 */
export interface ScratchStore {
  /** As it was saved, as JSON keeps it; `undefined`: never saved, expired, or the store is down. */
  load(key: string): Promise<unknown>;
  /** `false`: the store is down. */
  save(key: string, value: unknown, keptMs: number): Promise<boolean>;
  remove(key: string): Promise<void>;
}
