/** Quotes what somebody typed. */
import { clipText } from '../views/clean-text.js';

const MAX_QUOTED_CHARS = 40;

/** The words, shortened to fit into a sentence about them. */
export function quoted(text: string): string {
  return clipText(text, MAX_QUOTED_CHARS);
}
