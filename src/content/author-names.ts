/** The names in an author line: `甲、乙`, `Ann Lee & Bo Chan`. */
import { fold } from '../search/fold.js';

const BETWEEN_NAMES = /[,，、;；/&＆]|\s及\s|\sand\s/iu;

/** A longer name is cut, so that it fits where a topic's key is kept. */
const MAX_NAME_CHARS = 64;

/** Each of several names in one line, as it is written; one name alone is all of them. */
export function namesIn(line: string): readonly string[] {
  const names = splitNames(line);
  return names.length === 0 ? [line] : [...new Set(names)];
}

/** The keys that stand for a story's author: of the whole line, and of each name in it. */
export function nameKeys(line: string | undefined): readonly string[] {
  if (line === undefined) return [];
  const folded = fold(line).trim();
  return [...new Set([folded, ...splitNames(folded)])].filter((name) => name !== '').map(nameKey);
}

/** The key of a folded name: an author or a section is followed by it. */
export function nameKey(folded: string): string {
  return folded.trim().slice(0, MAX_NAME_CHARS);
}

function splitNames(line: string): readonly string[] {
  return line
    .split(BETWEEN_NAMES)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
