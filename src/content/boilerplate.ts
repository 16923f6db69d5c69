/**
 * Finds paragraphs that many articles share, so that an owner can list them in config/site.yaml.
 */

/** A recurring paragraph, with the rule that would leave it out. */
export type Boilerplate = {
  /** The paragraph's most common form, cut after 120 characters. */
  readonly text: string;
  /** How many articles contain it. */
  readonly articles: number;
  /**
   * `endsAt` if in nearly all of its articles everything after it is boilerplate too; else `drop`.
   */
  readonly list: 'drop' | 'endsAt';
  /** A regular expression for that list, matching the beginning of the paragraph. */
  readonly rule: string;
};

/** Which paragraphs count, and how many are reported. */
export type BoilerplateOptions = {
  /** A paragraph counts from this many articles on; default 20. */
  readonly least?: number;
  /** At most this many are proposed, the most frequent first; default 50. */
  readonly limit?: number;
};

/** One article's paragraphs in order, and its story: versions of one story naturally share text. */
export type BoilerplateArticle = { readonly story: string; readonly paragraphs: readonly string[] };

type Sighting = {
  text: string;
  stories: Set<string>;
  followers: Set<string>;
  last: number;
  seen: number;
};

const RULE_CHARS = 16;
const MIN_CHARS = 4;
const MAX_KEY_CHARS = 200;
const MAX_SHOWN_CHARS = 120;

/**
 * Paragraphs that recur in at least `least` stories, with a rule for each. Memory grows with the
 * number of distinct paragraphs. Never throws.
 */
export function findBoilerplate(
  articles: Iterable<BoilerplateArticle>,
  { least = 20, limit = 50 }: BoilerplateOptions = {},
): Boilerplate[] {
  const sightings = new Map<string, Sighting>();
  for (const { story, paragraphs } of articles) {
    paragraphs.forEach((text, index) => {
      const key = keyOf(text);
      if (key.length < MIN_CHARS) return;
      const known = sightings.get(key);
      const sighting = known ?? {
        text,
        stories: new Set(),
        followers: new Set(),
        last: 0,
        seen: 0,
      };
      if (known === undefined) sightings.set(key, sighting);
      sighting.stories.add(story);
      sighting.seen += 1;
      const next = paragraphs[index + 1];
      if (next === undefined) sighting.last += 1;
      else if (sighting.followers.size < 1000) sighting.followers.add(keyOf(next));
    });
  }
  const frequent = new Map([...sightings].filter(([, { stories }]) => stories.size >= least));
  return [...frequent.values()]
    .sort((a, b) => b.stories.size - a.stories.size)
    .slice(0, limit)
    .map((sighting) => describe(sighting, frequent));
}

/** Spaces and numbers vary from page to page within the same footer. */
function keyOf(text: string): string {
  return text.replace(/\s+/g, '').replace(/\d+/g, '0').slice(0, MAX_KEY_CHARS).toLowerCase();
}

const ENOUGH_LAST = 0.8;

function describe(sighting: Sighting, frequent: ReadonlyMap<string, Sighting>): Boilerplate {
  const { text, stories, followers, last, seen } = sighting;
  const strangers = [...followers].filter((key) => !frequent.has(key)).length;
  const isLast = last >= seen * ENOUGH_LAST || (followers.size > 0 && strangers === 0);
  return {
    text: text.length > MAX_SHOWN_CHARS ? `${text.slice(0, MAX_SHOWN_CHARS)}…` : text,
    articles: stories.size,
    list: isLast ? 'endsAt' : 'drop',
    rule: ruleFor(text.trim()),
  };
}

/** The beginning of the paragraph, with numbers and spaces generalised. */
function ruleFor(text: string): string {
  const characters = [...text];
  const start = characters.slice(0, RULE_CHARS).join('');
  const escaped = start
    .replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
    .replace(/\d+/g, '\\d+')
    .replace(/\s+/g, '\\s*');
  return `^${escaped}${characters.length <= RULE_CHARS ? '$' : ''}`;
}
