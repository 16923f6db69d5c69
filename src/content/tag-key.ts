/** One key for all spellings of a tag. */
import { fold } from '../search/fold.js';

/** What a tag is looked up by: without width, case, script, # sign and surrounding spaces. */
export function tagKey(name: string): string {
  return fold(name)
    .replace(/^[\s#]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
