/** Finds tags that name the same thing: they occur in the same stories, all of them. */
import { NameGroups } from './name-groups.js';
import { tagKey } from './tag-key.js';
import { compareNames, scriptOf } from './tag-likeness.js';

/**
 * What a person has decided about a site's tags. Case, width and script of the names are ignored.
 */
export type TagRules = {
  /** Each a list of names for one thing, the main one first. */
  readonly same: readonly (readonly string[])[];
  /** Pairs that never name the same thing. */
  readonly apart: readonly (readonly [string, string])[];
};

/** The names of one tag. */
export type TagGroup = {
  /**
   * The first of a `same` list; otherwise the most used name, preferring the site's main script and
   * then the earliest among equals.
   */
  readonly main: string;
  /** All names, the main one first, including names from `same` that no story has. */
  readonly names: readonly string[];
};

/**
 * The groups of two or more names. `tagStories` holds the stories of each tag, in the order in
 * which tags first appeared. Tags are joined when their stories are nearly equal (Jaccard) and
 * numerous enough; both limits depend on how alike the names are (docs/stories.md has the
 * measurements).
 */
export function findAliases(
  tagStories: ReadonlyMap<string, readonly number[]>,
  rules: TagRules,
): readonly TagGroup[] {
  const entries = mergeSpellings(tagStories, rules);
  const groups = new NameGroups(rules.apart.map(([one, other]) => [tagKey(one), tagKey(other)]));
  for (const [first, ...others] of rules.same) {
    if (first !== undefined) for (const other of others) groups.join(tagKey(first), tagKey(other));
  }
  for (const { one, other } of findPairs(entries)) groups.join(one.key, other.key);

  const members = new Map<string, Entry[]>();
  for (const entry of entries.values()) {
    const root = groups.rootOf(entry.key);
    members.set(root, [...(members.get(root) ?? []), entry]);
  }
  const taste = {
    script: preferredScript(entries),
    chosen: new Set(rules.same.map(([first = '']) => first)),
  };
  return [...members.values()].flatMap((group) => nameGroup(group, taste));
}

type Spelling = { readonly name: string; readonly stories: number };

/** A tag in all its spellings. */
type Entry = {
  readonly key: string;
  readonly spellings: Spelling[];
  readonly stories: Set<number>;
};

function mergeSpellings(
  tagStories: ReadonlyMap<string, readonly number[]>,
  rules: TagRules,
): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const add = (name: string, stories: readonly number[]) => {
    const key = tagKey(name);
    if (key === '') return;
    const entry = entries.get(key) ?? { key, spellings: [], stories: new Set<number>() };
    entries.set(key, entry);
    entry.spellings.push({ name, stories: stories.length });
    for (const story of stories) entry.stories.add(story);
  };
  for (const [name, stories] of tagStories) add(name, stories);
  for (const names of rules.same) {
    if (!names.some((name) => entries.has(tagKey(name)))) continue;
    for (const name of names) if (!tagStories.has(name)) add(name, []);
  }
  return entries;
}

type Pair = { readonly one: Entry; readonly other: Entry; readonly likeness: number };

// With fewer stories, two topics of one short series look like two names for one.
const MIN_STORIES = 3;
const MIN_STORIES_OF_STRANGERS = 10;
const MIN_LIKENESS = 0.8;
// An office and its holder reach 0.965, a name and its translation 1.
const MIN_LIKENESS_OF_SCRIPTS = 0.97;
/** One article under a name alone is an oversight; with two, names of other things pass as well. */
const MAX_ALONE = 1;
/**
 * A story with more tags than this is just a list of tags; comparing all pairs would be quadratic.
 */
const MAX_TAGS_OF_STORY = 200;

/** The pairs that name the same thing, most alike first. */
function findPairs(entries: ReadonlyMap<string, Entry>): readonly Pair[] {
  const often = [...entries.values()].filter((entry) => entry.stories.size >= MIN_STORIES);
  const together = countTogether(often);
  const pairs: Pair[] = [];
  for (const [code, common] of together) {
    const one = often[Math.floor(code / often.length)];
    const other = often[code % often.length];
    if (one === undefined || other === undefined) continue;
    const either = one.stories.size + other.stories.size - common;
    const likeness = common / either;
    const alone = either - common;
    if (likeness >= MIN_LIKENESS && areNamesOfOne({ one, other, likeness, alone }))
      pairs.push({ one, other, likeness });
  }
  return pairs.sort((a, b) => b.likeness - a.likeness || b.one.stories.size - a.one.stories.size);
}

/** How many stories two tags share, by `index of one × number of tags + index of the other`. */
function countTogether(entries: readonly Entry[]): ReadonlyMap<number, number> {
  const tagsOfStory = new Map<number, number[]>();
  entries.forEach((entry, place) => {
    for (const story of entry.stories) {
      const tags = tagsOfStory.get(story);
      if (tags === undefined) tagsOfStory.set(story, [place]);
      else tags.push(place);
    }
  });
  const together = new Map<number, number>();
  for (const tags of tagsOfStory.values()) {
    if (tags.length > MAX_TAGS_OF_STORY) continue;
    for (const [at, one] of tags.entries()) {
      for (const other of tags.slice(at + 1)) {
        // The limit is out of reach when one tag has far more stories than the other.
        if (!areNearInSize(entries[one], entries[other])) continue;
        const code = one * entries.length + other;
        together.set(code, (together.get(code) ?? 0) + 1);
      }
    }
  }
  return together;
}

function areNearInSize(one: Entry | undefined, other: Entry | undefined): boolean {
  const sizes = [one?.stories.size ?? 0, other?.stories.size ?? 0] as const;
  return Math.min(...sizes) >= MIN_LIKENESS * Math.max(...sizes);
}

function areNamesOfOne({
  one,
  other,
  likeness,
  alone,
}: Pair & { readonly alone: number }): boolean {
  switch (compareNames(one.key, other.key)) {
    case 'alike':
      return true;
    case 'other-script':
      return likeness >= MIN_LIKENESS_OF_SCRIPTS || alone <= MAX_ALONE;
    case 'none':
      return likeness === 1 && one.stories.size >= MIN_STORIES_OF_STRANGERS;
  }
}

/** The script of most of the site's tags, weighted by stories. */
function preferredScript(entries: ReadonlyMap<string, Entry>): 'han' | 'other' {
  let balance = 0;
  for (const { key, stories } of entries.values()) {
    if (scriptOf(key) === 'han') balance += stories.size;
    if (scriptOf(key) === 'other') balance -= stories.size;
  }
  return balance >= 0 ? 'han' : 'other';
}

/**
 * Names whose use differs by less than this count as equally used: then script and order decide.
 */
const EQUAL_USE = 0.97;

type Taste = { readonly script: 'han' | 'other'; readonly chosen: ReadonlySet<string> };

function nameGroup(entries: readonly Entry[], taste: Taste): readonly TagGroup[] {
  const most = Math.max(...entries.map((entry) => entry.stories.size));
  const rank = ({ key, spellings, stories }: Entry) => {
    if (spellings.some(({ name }) => taste.chosen.has(name))) return 0;
    return (stories.size >= EQUAL_USE * most ? 1 : 3) + (scriptOf(key) === taste.script ? 0 : 1);
  };
  // Sorting is stable, so equals stay in order of arrival.
  const ordered = [...entries].sort((one, other) => rank(one) - rank(other));
  const use = ({ name, stories }: Spelling) => (taste.chosen.has(name) ? Infinity : stories);
  const names = ordered.flatMap(({ spellings }) =>
    [...spellings].sort((one, other) => use(other) - use(one)).map(({ name }) => name),
  );
  const [main] = names;
  return main === undefined || names.length < 2 ? [] : [{ main, names }];
}
