/** Saved searches waiting for stories: a new story is tested against all of them at once. */
import { fold } from '../search/fold.js';
import { charactersOf, termsIn } from '../search/tokenize.js';
import { parseQuery, type ParsedQuery } from '../search/query.js';
import { planQuery, type QueryPlan, type TermSet } from '../search/query-plan.js';
import { compileQueryWords, type SearchWordLists } from '../search/query-words.js';
import type { CutWords } from '../search/word-cutter.js';
import { tagKey } from './tag-key.js';

/** The parts of a story that searches look at. */
export type SearchableStory = {
  readonly title: string;
  /** Every name of every tag. */
  readonly tagNames: readonly string[];
  readonly body: string;
  readonly author: string | undefined;
  readonly category: string | undefined;
  readonly day: string | undefined;
};

/** Searches by number; they can be added but not removed. */
export type SavedSearches = {
  /** Adds a search in the query language under a number. */
  add(id: number, query: string): void;
  /** The numbers of the searches that would find this story. */
  matching(story: SearchableStory): readonly number[];
};

type Saved = { readonly id: number; readonly query: ParsedQuery; readonly plan: QueryPlan };

/** Starts without searches. Each is indexed by one of its terms, so most are never looked at. */
export function createSavedSearches(lists: SearchWordLists, cutWords: CutWords): SavedSearches {
  const words = compileQueryWords(lists);
  const byTerm = new Map<string, Saved[]>();
  const withoutTerms: Saved[] = [];

  return {
    add(id, text) {
      const query = parseQuery(text, words);
      const saved = {
        id,
        query,
        plan: planQuery(query, { words, cutWords, alternativesOf: () => [] }),
      };
      const anchors = anchorsOf(saved.plan);
      if (anchors.length === 0) withoutTerms.push(saved);
      for (const term of anchors) {
        const others = byTerm.get(term);
        if (others === undefined) byTerm.set(term, [saved]);
        else others.push(saved);
      }
    },

    matching(story) {
      const terms = storyTerms(story);
      const found = new Set<number>();
      const consider = (saved: Saved) => {
        if (!found.has(saved.id) && fits(saved, terms, story)) found.add(saved.id);
      };
      withoutTerms.forEach(consider);
      for (const term of terms) byTerm.get(term)?.forEach(consider);
      return [...found];
    },
  };
}

/**
 * One term from each alternative of the smallest group: any matching story contains one of them.
 */
function anchorsOf({ groups }: QueryPlan): readonly string[] {
  const [fewest] = [...groups].sort(
    (one, other) => one.alternatives.length - other.alternatives.length,
  );
  const longest = (terms: TermSet) =>
    terms.reduce((best, term) => (term.length > best.length ? term : best), '');
  return [...new Set((fewest?.alternatives ?? []).map(longest))];
}

function storyTerms({ title, tagNames, body }: SearchableStory): ReadonlySet<string> {
  const shown = [title, ...tagNames].map(fold);
  return new Set([...shown, fold(body)].flatMap(termsIn).concat(shown.flatMap(charactersOf)));
}

function fits({ query, plan }: Saved, terms: ReadonlySet<string>, story: SearchableStory): boolean {
  const holds = (set: TermSet) => set.every((term) => terms.has(term));
  const tags = new Set(story.tagNames.map(tagKey));
  const includes = (text: string | undefined, wanted: string | undefined) =>
    wanted === undefined || fold(text ?? '').includes(wanted);
  const day = story.day ?? '';
  return (
    plan.groups.every((group) => group.alternatives.some(holds)) &&
    !plan.excluded.some(holds) &&
    query.tags.every((tag) => tags.has(tagKey(tag))) &&
    !query.excludedTags.some((tag) => tags.has(tagKey(tag))) &&
    includes(story.author, query.author) &&
    includes(story.category, query.category) &&
    (query.from === undefined || day >= query.from) &&
    (query.to === undefined || (day !== '' && day <= query.to))
  );
}
