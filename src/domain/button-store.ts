/** Keeps what a button does when it does not fit into the button itself. */
export interface ButtonStore {
  /** A key of 17 characters that begins with `~`; the same text has the same key. Rejects when the store is down. */
  save(text: string): Promise<string>;
  /** The text of a key; `undefined` when it was never saved or has expired. Rejects when the store is down. */
  load(key: string): Promise<string | undefined>;
}
