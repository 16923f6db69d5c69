/** Caches what is expensive to read from the index until the index changes. */
import type { IndexDatabase } from './index-database.js';

/** Wraps a function so that it is recomputed only after another connection has committed. */
export function perIndexState<T>(database: IndexDatabase, compute: () => T): () => T {
  let known: { version: unknown; value: T } | undefined;
  return () => {
    const version = database.pragma('data_version', { simple: true });
    if (known === undefined || known.version !== version) known = { version, value: compute() };
    return known.value;
  };
}
