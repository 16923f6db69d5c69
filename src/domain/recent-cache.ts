/** Keeps the most recently used values and forgets the others. */

/** A map that never grows beyond a limit. */
export type RecentCache<T> = {
  /** `undefined`: never set, or forgotten. */
  get(key: string): T | undefined;
  set(key: string, value: T): void;
};

/** Holds at most `most` values; the least recently used one is dropped first. */
export function createRecentCache<T>(most: number): RecentCache<T> {
  // A Map keeps insertion order: setting a key again moves it to the end.
  const values = new Map<string, T>();
  return {
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    set(key, value) {
      values.delete(key);
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > most && oldest !== undefined) values.delete(oldest);
    },
  };
}
