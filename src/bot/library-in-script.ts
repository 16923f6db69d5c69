/** The library in the script that a subscriber has chosen. */
import type { Library } from '../content/library.js';
import type { Script } from '../domain/subscriber.js';
import { loadSimplify } from '../views/simplify.js';
import { createSimplifiedLibrary } from './simplified-library.js';

/** Returns the unchanged library for readers who want articles as written or have not chosen. */
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
