/** The names in an author line: `甲、乙`, `Ann Lee & Bo Chan`. */
import { fold } from '../search/fold.js';

const BETWEEN_NAMES = /[,，、;；/&＆]|\s及\s|\sand\s/iu;

/** Longer names are cut so that they fit where a topic's key is stored. */
const MAX_NAME_CHARS = 64;

/** The single names in an author line as written; a line with one name is returned whole. */
export function namesIn(line: string): readonly string[] {
  const names = splitNames(line);
  return names.length === 0 ? [line] : [...new Set(names)];
}

/** The keys under which a story's author is found: the whole line, and each name in it. */
export function nameKeys(line: string | undefined): readonly string[] {
  if (line === undefined) return [];
  const folded = fold(line).trim();
  return [...new Set([folded, ...splitNames(folded)])].filter((name) => name !== '').map(nameKey);
}

/** The key by which an author or a section is followed, from its folded name. */
export function nameKey(folded: string): string {
  return folded.trim().slice(0, MAX_NAME_CHARS);
}

function splitNames(line: string): readonly string[] {
  return line
    .split(BETWEEN_NAMES)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
