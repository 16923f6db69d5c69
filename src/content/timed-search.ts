/** A library that reports how long its searches take. */
import type { Library } from './library.js';

/** Called for each search for first hits; later pages belong to the same search. */
export type NoteSearch = (found: number, seconds: number, query: string) => void;

/** The same library except for `search`; `clock` counts milliseconds. */
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
  // Not a copy: after the next sync, the functions behind it may belong to another index.
  return new Proxy(library, {
    get: (target, name): unknown => (name === 'search' ? search : Reflect.get(target, name)),
  });
}
