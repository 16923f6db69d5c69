/** Whether two tags look like names of the same thing; expects folded names. */

/** How strongly two names suggest that they are one tag. */
export type NameEvidence =
  /** One is part or short form of the other, or they share half of their characters. */
  | 'alike'
  /** One is Chinese, the other is not: a name and its translation would look so. */
  | 'other-script'
  /** Nothing in the names speaks for it. */
  | 'none';

/** The evidence from the names alone, in either order. */
export function compareNames(one: string, other: string): NameEvidence {
  const [short, long] = [squeeze(one), squeeze(other)].sort((a, b) => a.length - b.length);
  if (short === undefined || long === undefined || short.length < 2) return 'none';
  const scripts = [scriptOf(short), scriptOf(long)];
  if (scripts.includes('han') && scripts.includes('other')) return 'other-script';
  if (long.includes(short) || isShortForm(short, long) || shareCharacters(short, long))
    return 'alike';
  return 'none';
}

/** `mixed` names have both, such as `rthk 香港電台`. */
export function scriptOf(name: string): 'han' | 'other' | 'mixed' {
  if (!/\p{Script=Han}/u.test(name)) return 'other';
  return /\p{Script=Latin}/u.test(name) ? 'mixed' : 'han';
}

function squeeze(name: string): string {
  return name.replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Whether all its characters occur in the long name in this order, starting with the first or, in
 * Chinese, anywhere: 民建聯, dab.
 */
function isShortForm(short: string, long: string): boolean {
  if (scriptOf(short) === 'other' && short[0] !== long[0]) return false;
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

/** Chinese names that share half their characters (老師, 教師); letters are too few for this. */
function shareCharacters(short: string, long: string): boolean {
  if (scriptOf(short) !== 'han' || scriptOf(long) !== 'han') return false;
  const characters = new Set(short);
  const common = [...new Set(long)].filter((character) => characters.has(character)).length;
  return (2 * common) / (characters.size + new Set(long).size) >= 0.5;
}
