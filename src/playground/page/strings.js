// What the page itself says, in the language of the person who is shown.
import { EN } from './strings-en.js';
import { HANS } from './strings-hans.js';
import { HANT } from './strings-hant.js';

/** The strings for an IETF tag. */
export function stringsFor(tag) {
  const lower = (tag ?? 'en').toLowerCase();
  if (!lower.startsWith('zh')) return EN;
  return /hant|hk|tw|mo/.test(lower) ? HANT : HANS;
}
