/** Detects pages in the folder that are not articles. */
import { fold } from '../search/fold.js';
import { isInDrafts, isRepositoryPage, isSectionPage } from './page-place.js';
import type { SiteRules } from './site-rules.js';

/** What is known of a page when it is judged. */
export type Page = {
  readonly path: string;
  readonly hasFrontMatter: boolean;
  readonly title: string | undefined;
  readonly text: string;
  readonly day: string | undefined;
  /** The field that hides it, as written. */
  readonly unpublishedBy: string | undefined;
};

/** Why a page is left out; `message` continues a sentence that begins with the file's name. */
export type Junk = {
  readonly reason:
    'junk-title' | 'empty' | 'wrong-encoding' | 'draft' | 'repository-page' | 'section-page';
  readonly message: string;
};

/** Tells why a page is not an article; `undefined` if it is one. */
export type JunkTest = (page: Page) => Junk | undefined;

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
  return ({ path, hasFrontMatter, title, text, day, unpublishedBy }) => {
    if (isInDrafts(path)) return { reason: 'draft', message: 'is a draft ("_drafts/")' };
    if (unpublishedBy !== undefined)
      return { reason: 'draft', message: `is a draft ("${unpublishedBy}")` };
    if (!hasFrontMatter && isRepositoryPage(path)) return REPOSITORY_PAGE;
    if (isSectionPage(path)) return SECTION_PAGE;
    if (title !== undefined && titles.has(titleKey(title))) return JUNK_TITLE;
    if (text === '' && (title === undefined || day === undefined)) return EMPTY;
    const share = wrongEncodingShare(`${title ?? ''} ${text}`, odd);
    return share > rules.wrongEncodingShare ? WRONG_ENCODING : undefined;
  };
}

const REPOSITORY_PAGE: Junk = {
  reason: 'repository-page',
  message: 'belongs to the repository; with front matter it would be an article',
};
const SECTION_PAGE: Junk = {
  reason: 'section-page',
  message: 'is the page of a section or a part of pages',
};
const JUNK_TITLE: Junk = {
  reason: 'junk-title',
  message: 'has a title from the junk list in site.yaml',
};
const EMPTY: Junk = { reason: 'empty', message: 'has no text and no title or no date' };
const WRONG_ENCODING: Junk = {
  reason: 'wrong-encoding',
  message: 'has a text that was saved in the wrong encoding',
};

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
