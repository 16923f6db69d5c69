/** Keeps what may be lost: steps of a dialogue, the commands behind buttons, rendered text. */

/**
 * One value for each key, and the last writer wins. A key begins with a word for what it holds and
 * a colon: `wizard:42`. While the store is down, nothing is found and nothing is kept. Never
 * rejects.
 */
export interface ScratchStore {
  /**
   * The saved value after a trip through JSON; `undefined`: never saved, expired, or the store is
   * down.
   */
  load(key: string): Promise<unknown>;
  /** `false`: the store is down. */
  save(key: string, value: unknown, keptMs: number): Promise<boolean>;
  remove(key: string): Promise<void>;
}
