/** What somebody typed, told back to them. */
import { clipText } from '../views/clean-text.js';

const MAX_QUOTED_CHARS = 40;

/** The words, short enough to stand in a sentence about them. */
export function quoted(text: string): string {
  return clipText(text, MAX_QUOTED_CHARS);
}
