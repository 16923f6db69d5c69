/** Keeps the words of links that are too long to stand in them. */
export interface LinkStore {
  /** A key of 16 of `[A-Za-z0-9_-]`, the same for the same text; `undefined`: the store is down. Never rejects. */
  save(text: string): Promise<string | undefined>;
  /** The text of a key; `undefined` when it was never saved, nobody used it for a year, or the store is down. Never rejects. */
  load(key: string): Promise<string | undefined>;
}
