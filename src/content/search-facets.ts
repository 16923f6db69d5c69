/** What the hits of a search have in common: their topics and their years, to narrow it down by. */
import type { LocalDay } from '../domain/clock.js';
import type { IndexDatabase } from './index-database.js';

/** How hits divide. */
export type Facets = {
  /** Rows of tags with how many hits carry them, most first. */
  readonly tags: readonly { readonly tag: number; readonly stories: number }[];
  /** Newest first. */
  readonly years: readonly { readonly year: string; readonly stories: number }[];
  /** How many hits are of each of these days or later. */
  readonly since: readonly number[];
};

const MAX_TAGS = 12;

/** Divides the stories of these rows. */
export type CountFacets = (rows: readonly number[], since: readonly LocalDay[]) => Facets;

/** Prepared for an index that is open. */
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
