/** Detects pages in the folder that are not articles. */
import { fold } from '../search/fold.js';
import type { SiteRules } from './site-rules.js';

/** Why a page is left out. */
export type JunkReason = 'junk-title' | 'empty' | 'wrong-encoding' | 'draft';

/** Tells why a page is not an article; `undefined`: it is one. */
export type JunkTest = (page: {
  readonly title: string | undefined;
  readonly text: string;
  readonly day: string | undefined;
  readonly isDraft: boolean;
}) => JunkReason | undefined;

/**
 * UTF-8 that was decoded as Latin-1 or Windows-1252: the letter of a lead byte, then the sign of a
 * tail byte.
 */
const LATIN_MOJIBAKE =
  /[\u00C2-\u00F4][\u0080-\u00BF\u0152-\u0192\u02C6\u02DC\u2013-\u2122]|\uFFFD/g;
const MEASURED_CHARS = 4_000;

/** Compiles the site's rules into a test that is pure and fast. */
export function createJunkTest(rules: SiteRules['junk']): JunkTest {
  const titles = new Set(rules.titles.map(titleKey));
  const odd = new Set(rules.wrongEncodingCharacters.replace(/\s/g, ''));
  return ({ title, text, day, isDraft }) => {
    if (isDraft) return 'draft';
    if (title !== undefined && titles.has(titleKey(title))) return 'junk-title';
    if (text === '' && (title === undefined || day === undefined)) return 'empty';
    return wrongEncodingShare(`${title ?? ''} ${text}`, odd) > rules.wrongEncodingShare
      ? 'wrong-encoding'
      : undefined;
  };
}

/**
 * A title without differences in width, case, script, spaces and punctuation: equal keys mean the
 * same headline.
 */
function titleKey(title: string): string {
  return fold(title).replace(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, '');
}

function wrongEncodingShare(text: string, odd: ReadonlySet<string>): number {
  const measured = text.slice(0, MEASURED_CHARS);
  let count = (measured.match(LATIN_MOJIBAKE) ?? []).length * 2;
  if (odd.size > 0) for (const character of measured) if (odd.has(character)) count += 1;
  return count / Math.max(measured.length, 1);
}
