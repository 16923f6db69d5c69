/** A library that tells how long its searches take. */
import type { Library } from './library.js';

/** Told of each search that reads the first hits; later pages are the same search. */
export type NoteSearch = (found: number, seconds: number, query: string) => void;

/** The library itself but for `search`; `clock` counts milliseconds. */
export function timeSearches<T extends Library>(
  library: T,
  clock: { now(): number },
  note: NoteSearch,
): T {
  const search: Library['search'] = async (query, options) => {
    const startedAt = clock.now();
    const found = await library.search(query, options);
    if (options.offset === 0) note(found.total, (clock.now() - startedAt) / 1_000, query);
    return found;
  };
  // Not a copy: what lies behind its functions may be another index after the next sync.
  return new Proxy(library, {
    get: (target, name): unknown => (name === 'search' ? search : Reflect.get(target, name)),
  });
}
