/**
 * The most covered stories: those updated most often, and with the most related stories in the same
 * week. Of several stories about the same thing only one is listed.
 */
import type { LocalDay } from '../domain/clock.js';
import { createRecentCache } from '../domain/recent-cache.js';
import type { IndexDatabase } from './index-database.js';
import { perIndexState } from './per-index-state.js';
import { IS_RARE_TAG, TAG_WEIGHT } from './rare-tags.js';

/** How much was written about a story. */
export type Coverage = {
  /** The story's row. */
  readonly story: number;
  /** How often it was saved again with a different text. */
  readonly updates: number;
  /** Other stories of the same week that share at least half of its rare topics. */
  readonly related: number;
};

/** Most covered first; stories without any update or related story are left out. */
export type MostCovered = (first: LocalDay, last: LocalDay) => readonly Coverage[];

const WEEK_MS = 7 * 86_400_000;
const MIN_SHARED = 0.5;
/** Nobody reads further down. */
const MAX_RANKED = 50;
/** The same periods are asked for again and again: by week, month and year. */
const MAX_PERIODS = 6;

type Row = { readonly story: number; readonly sort_at: number; readonly updates: number };
type TagRow = { readonly story: number; readonly tag: number; readonly weight: number };
type Topic = Row & { readonly tags: ReadonlyMap<number, number>; readonly weight: number };

/**
 * Prepares its statements on an open index; a year of a large archive takes some 100 ms the first
 * time.
 */
export function createMostCovered(database: IndexDatabase): MostCovered {
  const select = database.prepare<[string, string], Row>(
    // Equal texts have equal signatures: saving an article again unchanged is not an update.
    `SELECT row_id AS story, sort_at, CASE WHEN version_count < 2 THEN 0 ELSE
       (SELECT max(0, count(DISTINCT signature) - 1) FROM article
        JOIN signature ON signature.article = article.row_id WHERE article.story = story.row_id)
     END AS updates FROM story
     WHERE day BETWEEN ? AND ? AND newest IS NOT NULL ORDER BY sort_at, row_id`,
  );
  const selectTags = database.prepare<[string, string], TagRow>(
    `SELECT story_tag.story, story_tag.tag, ${TAG_WEIGHT} AS weight
     FROM story JOIN story_tag ON story_tag.story = story.row_id
     JOIN tag ON tag.row_id = story_tag.tag AND ${IS_RARE_TAG}
     WHERE story.day BETWEEN ? AND ?`,
  );
  const known = perIndexState(database, () => createRecentCache<readonly Coverage[]>(MAX_PERIODS));

  return (first, last) => {
    const period = `${first} ${last}`;
    const cached = known().get(period);
    if (cached !== undefined) return cached;
    const topics = topicsOf(select.all(first, last), selectTags.all(first, last));
    const ranked = rank(topics);
    known().set(period, ranked);
    return ranked;
  };
}

function topicsOf(rows: readonly Row[], tagRows: readonly TagRow[]): readonly Topic[] {
  const tags = new Map<number, Map<number, number>>();
  for (const { story, tag, weight } of tagRows) {
    const own = tags.get(story);
    if (own === undefined) tags.set(story, new Map([[tag, weight]]));
    else own.set(tag, weight);
  }
  return rows.map((row) => {
    const own = tags.get(row.story) ?? new Map<number, number>();
    return { ...row, tags: own, weight: sum(own.values()) };
  });
}

function rank(topics: readonly Topic[]): readonly Coverage[] {
  const relatedTo = relate(topics);
  const all = topics.map((topic) => {
    const related = relatedTo.get(topic.story) ?? [];
    return { topic, related, score: topic.updates + related.length };
  });
  all.sort((one, other) => other.score - one.score || other.topic.sort_at - one.topic.sort_at);
  const told = new Set<number>();
  const chosen: Coverage[] = [];
  for (const { topic, related, score } of all) {
    if (score === 0 || told.has(topic.story)) continue;
    for (const story of [topic.story, ...related]) told.add(story);
    chosen.push({ story: topic.story, updates: topic.updates, related: related.length });
  }
  return chosen.slice(0, MAX_RANKED);
}

/** For each story, the stories of the same week that share half of its rare topics. */
function relate(topics: readonly Topic[]): ReadonlyMap<number, readonly number[]> {
  const related = new Map<number, number[]>();
  const byTag = new Map<number, Topic[]>();
  for (const topic of topics) {
    const shared = new Map<Topic, number>();
    for (const [tag, weight] of topic.tags) {
      const others = byTag.get(tag) ?? [];
      // Topics are sorted by time: those before the week are never needed again.
      const recent = others.filter((other) => topic.sort_at - other.sort_at <= WEEK_MS);
      for (const other of recent) shared.set(other, (shared.get(other) ?? 0) + weight);
      byTag.set(tag, [...recent, topic]);
    }
    for (const [other, weight] of shared) {
      if (weight / Math.max(topic.weight, other.weight) < MIN_SHARED) continue;
      add(related, topic.story, other.story);
      add(related, other.story, topic.story);
    }
  }
  return related;
}

function add(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
