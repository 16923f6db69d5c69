/** What to read next after a story: those that share its rare tags or its passages. */
import type { IndexDatabase } from './index-database.js';
import { IS_RARE_TAG, TAG_WEIGHT } from './rare-tags.js';
import { bandsOf, estimateLikeness, type Signature } from './text-signature.js';

/** Rows of related stories, closest first, at most `limit`; empty when nothing is shared. */
export type RelatedStories = (story: number, limit: number) => readonly number[];

const MAX_CANDIDATES = 40;
/** How much identical text counts, when sharing all tags counts 1. */
const TEXT_WEIGHT = 2;
/** How much the same day counts; a month apart, half of it remains. */
const TIME_WEIGHT = 0.3;
const MONTH_MS = 30 * 86_400_000;

type Candidate = {
  readonly story: number;
  readonly sort_at: number;
  /** The signature of the newest version. */
  readonly signature: Signature | null;
};

/** Prepares its statements on an open index; a call takes a few milliseconds. */
export function createRelatedStories(database: IndexDatabase): RelatedStories {
  const selectStory = database.prepare<[number], Candidate>(SELECT_STORY);
  const selectTagged = database.prepare<[number], { story: number; weight: number }>(SELECT_TAGGED);
  const selectQuoting = database.prepare<[string], number>(SELECT_QUOTING).pluck();

  return (story, limit) => {
    const self = selectStory.get(story);
    if (self === undefined) return [];
    const weights = new Map(selectTagged.all(story).map((row) => [row.story, row.weight]));
    const keys = self.signature === null ? [] : bandsOf(self.signature);
    const found = new Set([...weights.keys(), ...selectQuoting.all(JSON.stringify(keys))]);
    found.delete(story);

    const score = (other: Candidate) => {
      const tags = (weights.get(other.story) ?? 0) / (weights.get(story) ?? 1);
      const time = MONTH_MS / (MONTH_MS + Math.abs(self.sort_at - other.sort_at));
      return tags + TEXT_WEIGHT * compareTexts(self, other) + TIME_WEIGHT * time;
    };
    return [...found]
      .flatMap((row) => selectStory.get(row) ?? [])
      .map((other) => ({ story: other.story, score: score(other) }))
      .sort((one, other) => other.score - one.score || other.story - one.story)
      .slice(0, limit)
      .map((other) => other.story);
  };
}

function compareTexts(one: Candidate, other: Candidate): number {
  if (one.signature === null || other.signature === null) return 0;
  return estimateLikeness(one.signature, other.signature);
}

const SELECT_STORY = `
  SELECT story.row_id AS story, story.sort_at, signature.signature FROM story
  LEFT JOIN signature ON signature.article = story.newest
  WHERE story.row_id = ? AND story.newest IS NOT NULL`;

// The story itself comes first: its weight is that of sharing every tag.
const SELECT_TAGGED = `
  SELECT other.story AS story, sum(${TAG_WEIGHT}) AS weight
  FROM story_tag AS own
  JOIN tag ON tag.row_id = own.tag AND ${IS_RARE_TAG}
  JOIN story_tag AS other ON other.tag = own.tag
  WHERE own.story = ? GROUP BY other.story ORDER BY weight DESC LIMIT ${MAX_CANDIDATES}`;

const SELECT_QUOTING = `
  SELECT DISTINCT article.story FROM story_key
  JOIN article ON article.row_id = story_key.article
  WHERE story_key.key IN (SELECT value FROM json_each(?)) LIMIT ${MAX_CANDIDATES}`;
