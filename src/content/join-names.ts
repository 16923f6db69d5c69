/** Reads several words after `#`, `author:` or `category:` as one name if such a name exists. */
import { queryParts } from '../search/query-parts.js';
import type { NameKind } from './name-lists.js';

/** Finds what carries a name. */
export type NameFinder = {
  getTag(nameOrId: string): Promise<object | undefined>;
  getName(kind: NameKind, name: string): Promise<object | undefined>;
};

/** Longer names are rare, and each length costs a look-up. */
const MAX_WORDS = 6;

/**
 * `author:Ann Lee` → `author:"Ann Lee"`, with the longest name that exists; any other query is
 * returned unchanged.
 */
export async function joinNames(query: string, finder: NameFinder): Promise<string> {
  const parts = queryParts(query);
  const joined: string[] = [];
  let isChanged = false;
  for (let at = 0; at < parts.length; at += 1) {
    const { field = '', text = '' } = parts[at] ?? {};
    const next = parts.slice(at + 1, at + MAX_WORDS);
    const end = next.findIndex(
      (part) => part.field !== '' || /^[-‐‑–—−]|["“”「」]/u.test(part.text),
    );
    const words = (end < 0 ? next : next.slice(0, end)).map((part) => part.text);
    const name = await longestName({ field, text, words }, finder);
    joined.push(name?.text ?? text);
    if (name === undefined) continue;
    isChanged = true;
    at += name.words;
  }
  return isChanged ? joined.join(' ') : query;
}

/** A filter, and the words after it. */
type Start = { readonly field: string; readonly text: string; readonly words: readonly string[] };

async function longestName(
  { field, text, words }: Start,
  finder: NameFinder,
): Promise<{ readonly text: string; readonly words: number } | undefined> {
  if (field !== 'tag' && field !== 'author' && field !== 'category') return undefined;
  const [, sign = '', first = ''] = /^([-‐‑–—−]*(?:[#＃]+|[^:：]*[:：]\s*))(.*)$/u.exec(text) ?? [];
  if (first === '' || /["“”「」]/u.test(first)) return undefined;
  for (let count = words.length; count > 0; count -= 1) {
    const name = [first, ...words.slice(0, count)].join(' ');
    const found = await (field === 'tag' ? finder.getTag(name) : finder.getName(field, name));
    if (found !== undefined) return { text: `${sign}"${name}"`, words: count };
  }
  return undefined;
}
