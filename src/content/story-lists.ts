/**
 * Lists of stories and tags in a fixed order: the newest, those of a tag, those of a day of the
 * year.
 */
import type { Story, Tag } from '../domain/article.js';
import type { IndexDatabase } from './index-database.js';
import type { Page, StoryPage } from './library.js';
import { perIndexState } from './per-index-state.js';
import type { StoryRows } from './story-rows.js';

/** Returns pages of lists; every list of stories is newest first. */
export type StoryLists = {
  latest(page: Page): StoryPage;
  /** Any story; `random` is 0 ≤ x < 1. `undefined`: there is none. */
  random(random: number): Story | undefined;
  /** Stories of this month and day, both counted from 1, in every year. */
  onThisDay(month: number, day: number, page: Page): StoryPage;
  /** Stories of the tag in this row. */
  byTag(tag: number, page: Page): StoryPage;
  /** Most stories first. */
  tags(page: Page): { readonly tags: readonly Tag[]; readonly total: number };
};

/** Prepares its statements on an open index. */
export function createStoryLists(database: IndexDatabase, rows: StoryRows): StoryLists {
  const sql = prepare(database);
  const countStories = perIndexState(database, () => sql.countStories.get() ?? 0);
  const countTags = perIndexState(database, () => sql.countTags.get() ?? 0);
  return {
    latest: ({ offset, limit }) => ({
      stories: rows.stories(sql.latest.all(limit, offset)),
      total: countStories(),
    }),
    random(random) {
      const row = sql.atPlace.get(Math.floor(random * countStories()));
      return row === undefined ? undefined : rows.stories([row])[0];
    },
    onThisDay(month, day, { offset, limit }) {
      const monthDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return {
        stories: rows.stories(sql.ofDay.all(monthDay, limit, offset)),
        total: sql.countOfDay.get(monthDay) ?? 0,
      };
    },
    byTag: (tag, { offset, limit }) => ({
      stories: rows.stories(sql.ofTag.all(tag, limit, offset)),
      total: rows.tags([tag])[0]?.stories ?? 0,
    }),
    tags: ({ offset, limit }) => ({
      tags: rows.tags(sql.topTags.all(limit, offset)),
      total: countTags(),
    }),
  };
}

function prepare(database: IndexDatabase) {
  const numbers = <P extends unknown[]>(text: string) => database.prepare<P, number>(text).pluck();
  return {
    countStories: numbers<[]>('SELECT count(*) FROM story WHERE newest IS NOT NULL'),
    latest: numbers<[number, number]>(
      'SELECT row_id FROM story WHERE newest IS NOT NULL ORDER BY sort_at DESC, row_id DESC LIMIT ? OFFSET ?',
    ),
    atPlace: numbers<[number]>(
      'SELECT row_id FROM story WHERE newest IS NOT NULL ORDER BY row_id LIMIT 1 OFFSET ?',
    ),
    topTags: numbers<[number, number]>(
      'SELECT row_id FROM tag WHERE stories > 0 ORDER BY stories DESC, row_id LIMIT ? OFFSET ?',
    ),
    countTags: numbers<[]>('SELECT count(*) FROM tag WHERE stories > 0'),
    ofTag: numbers<[number, number, number]>(
      `SELECT story.row_id FROM story_tag JOIN story ON story.row_id = story_tag.story
       WHERE story_tag.tag = ? ORDER BY story.sort_at DESC, story.row_id DESC LIMIT ? OFFSET ?`,
    ),
    ofDay: numbers<[string, number, number]>(
      'SELECT row_id FROM story WHERE month_day = ? ORDER BY sort_at DESC, row_id DESC LIMIT ? OFFSET ?',
    ),
    countOfDay: numbers<[string]>('SELECT count(*) FROM story WHERE month_day = ?'),
  };
}
