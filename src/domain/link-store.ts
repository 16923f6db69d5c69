/** Keeps the text behind links that would otherwise be too long. */
export interface LinkStore {
  /**
   * A key of 16 of `[A-Za-z0-9_-]`, always the same for the same text; `undefined`: the store is
   * down. Never rejects.
   */
  save(text: string): Promise<string | undefined>;
  /**
   * The text of a key; `undefined` when it was never saved, has not been used for a year, or the
   * store is down. Never rejects.
   */
  load(key: string): Promise<string | undefined>;
}
