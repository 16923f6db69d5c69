/** Reads what somebody wants to follow from what they typed. */
import type { Tag } from '../domain/article.js';
import type { Topic } from '../domain/subscription.js';
import { fold } from '../search/fold.js';
import { parseQuery, type ParsedQuery } from '../search/query.js';
import { compileQueryWords, type SearchWordLists } from '../search/query-words.js';
import { nameKey } from './author-names.js';
import { joinNames, type NameFinder } from './join-names.js';
import { hasSign } from './signed-name.js';
import { tagKey } from './tag-key.js';

/** What a text means as something to follow. */
export type TopicReading =
  | { readonly kind: 'topic'; readonly topic: Topic }
  /** No story has this tag; `near` are tags that resemble it. */
  | { readonly kind: 'unknown-tag'; readonly name: string; readonly near: readonly Tag[] }
  /** Nothing that a story could fit; `asksForNewest`: whatever is new. */
  | { readonly kind: 'nothing'; readonly asksForNewest?: true };

/** Finds tags and names. */
export type TagFinder = Pick<NameFinder, 'getName'> & {
  getTag(nameOrId: string): Promise<Tag | undefined>;
  similarTags(text: string, limit: number): Promise<readonly Tag[]>;
};

const EVERYTHING = new Set(['everything', 'all', '*', '全部', '所有', '一切'].map(fold));
const NEAR_TAGS = 6;

/** Reads one of the comma-separated things after `/subscribe`. */
export function createTopicReader(
  lists: SearchWordLists,
  tags: TagFinder,
): (text: string) => Promise<TopicReading> {
  const words = compileQueryWords(lists);
  return async (text) => {
    const label = text.trim().replace(/\s+/g, ' ');
    if (EVERYTHING.has(fold(label)))
      return { kind: 'topic', topic: { kind: 'everything', key: '', label } };
    // A name may contain spaces, where a search would read a tag followed by words.
    const typed = label.replace(/^[#＃]+\s*/, '');
    const isName = typed !== label || hasSign(label);
    const named = isName ? await tags.getTag(typed) : undefined;
    if (named !== undefined) return tagTopic(named);
    return readQuery(await joinNames(label, tags));
  };

  async function readQuery(label: string): Promise<TopicReading> {
    const query = parseQuery(label, words);
    const only = onlyPart(query);
    if (only === undefined) {
      const isSearch = hasTerms(query) || countParts(query) > 0;
      if (isSearch) return { kind: 'topic', topic: { kind: 'search', key: fold(label), label } };
      const asksForNewest = query.wantsNewest || query.isByDate;
      return asksForNewest ? { kind: 'nothing', asksForNewest } : { kind: 'nothing' };
    }
    if (only.kind !== 'tag') return { kind: 'topic', topic: { ...only, label } };
    const name = label
      .normalize('NFKC')
      .replace(/^(?:#+|[^\s:]+:)\s*/, '')
      .replaceAll('"', '');
    const tag = await tags.getTag(name);
    if (tag === undefined) {
      return { kind: 'unknown-tag', name, near: await tags.similarTags(name, NEAR_TAGS) };
    }
    return tagTopic(tag);
  }
}

function tagTopic({ name }: Tag): TopicReading {
  return { kind: 'topic', topic: { kind: 'tag', key: tagKey(name), label: `#${name}` } };
}

/** The one tag, author or section that a query consists of. */
function onlyPart(
  query: ParsedQuery,
): { readonly kind: 'tag' | 'author' | 'category'; readonly key: string } | undefined {
  if (hasTerms(query) || query.excluded.length > 0 || countParts(query) !== 1) return undefined;
  const [tag] = query.tags;
  if (tag !== undefined) return { kind: 'tag', key: tag };
  if (query.author !== undefined) return { kind: 'author', key: nameKey(query.author) };
  if (query.category !== undefined) return { kind: 'category', key: nameKey(query.category) };
  return undefined;
}

function hasTerms({ words, phrases }: ParsedQuery): boolean {
  return words.length > 0 || phrases.length > 0;
}

function countParts(query: ParsedQuery): number {
  const filters = [query.author, query.category, query.from, query.to];
  return query.tags.length + filters.filter((filter) => filter !== undefined).length;
}
