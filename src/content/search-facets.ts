/** What the hits of a search have in common: topics and years by which it can be narrowed down. */
import type { LocalDay } from '../domain/clock.js';
import type { IndexDatabase } from './index-database.js';

/** The distribution of hits. */
export type Facets = {
  /** Rows of tags with how many hits have them, most first. */
  readonly tags: readonly { readonly tag: number; readonly stories: number }[];
  /** Newest first. */
  readonly years: readonly { readonly year: string; readonly stories: number }[];
  /** For each requested day, how many hits are from that day or later. */
  readonly since: readonly number[];
};

const MAX_TAGS = 12;

/** Counts the stories in these rows. */
export type CountFacets = (rows: readonly number[], since: readonly LocalDay[]) => Facets;

/** Prepares its statements on an open index. */
export function createFacetCounter(database: IndexDatabase): CountFacets {
  const tags = database.prepare<[string], { tag: number; stories: number }>(
    `SELECT tag, count(*) AS stories FROM story_tag
     WHERE story IN (SELECT value FROM json_each(?)) GROUP BY tag ORDER BY stories DESC, tag LIMIT ${MAX_TAGS}`,
  );
  const years = database.prepare<[string], { year: string; stories: number }>(
    `SELECT substr(day, 1, 4) AS year, count(*) AS stories FROM story
     WHERE row_id IN (SELECT value FROM json_each(?)) AND day IS NOT NULL GROUP BY year ORDER BY year DESC`,
  );
  const since = database.prepare<[string, string], { stories: number }>(
    'SELECT count(*) AS stories FROM story WHERE row_id IN (SELECT value FROM json_each(?)) AND day >= ?',
  );
  return (rows, days) => {
    const all = JSON.stringify(rows);
    return {
      tags: tags.all(all),
      years: years.all(all),
      since: days.map((day) => since.get(all, day)?.stories ?? 0),
    };
  };
}
