/** Recognises articles that their author has not published, as site generators mark them. */
import { scalarText, type PlainFields } from './front-matter-keys.js';

/**
 * The field that hides an article, as written: `draft: true` (Hugo, Zola, Astro), `published: false`
 * (Jekyll), `publish: false` (Obsidian), `status: draft` or `visibility: paid` (Ghost, WordPress).
 * `undefined` when the article is published. An unclear `draft` hides it too, because an article that
 * was sent by mistake cannot be taken back.
 */
export function unpublishedBy(fields: PlainFields): string | undefined {
  for (const { name, hides } of RULES) {
    const field = fields.get(name);
    const word = field === undefined ? '' : (scalarText(field.value) ?? '').trim();
    if (field !== undefined && hides.test(word)) return `${field.key}: ${word.slice(0, 20)}`;
  }
  return undefined;
}

const NO = /^(?:false|no|off|0)$/i;
const RULES = [
  { name: 'draft', hides: /^(?!(?:false|no|off|0|~)?$)/i },
  { name: 'published', hides: NO },
  { name: 'publish', hides: NO },
  { name: 'status', hides: /^(?:draft|auto-draft|private|pending|scheduled|future|trash)$/i },
  { name: 'visibility', hides: /^(?:private|hidden|members|paid|tiers)$/i },
] as const;
