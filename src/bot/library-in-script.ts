/** The library in the script that a subscriber has chosen. */
import type { Library } from '../content/library.js';
import type { Script } from '../domain/subscriber.js';
import { loadSimplify } from '../views/simplify.js';
import { createSimplifiedLibrary } from './simplified-library.js';

/** Gives the library itself to who wants articles as they were written, and to who has not chosen. */
export function createLibraryInScript(
  library: Library,
): (script: Script | undefined) => Promise<Library> {
  let simplified: Library | undefined;
  return async (script) => {
    if (script !== 'simplified') return library;
    simplified ??= createSimplifiedLibrary(library, await loadSimplify());
    return simplified;
  };
}
