/** Keeps what a button does when it does not fit into the button's own data. */
export interface ButtonStore {
  /** A key of 17 characters that begins with `~`; the same text has the same key. Never rejects. */
  save(text: string): Promise<string>;
  /** The text of a key; `undefined` when it was never kept, has expired, or the store is down. Never rejects. */
  load(key: string): Promise<string | undefined>;
}
