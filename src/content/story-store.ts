/**
 * Keeps the rows of stories correct: which version is newest, which tags they have, what the full
 * text says.
 */
import type { IndexDatabase } from './index-database.js';
import { NEWEST_VERSION_FIRST } from './version-order.js';

/** A story whose versions changed, and what to build its full text from. */
export type StoryDraft = {
  readonly rowId: number;
  /** The file of the newest version. */
  readonly path: string;
  readonly tags: readonly string[];
  /**
   * Changes with the newest version or the tags; if equal to `indexedHash`, the full text is still
   * right.
   */
  readonly hash: string;
  readonly indexedHash: string | null;
};

/** Keeps the rows of stories in step with their articles. */
export type StoryStore = {
  /** Rows of stories that are waiting to be indexed again. */
  dirty(): number[];
  /**
   * Updates a story's versions and tags; `undefined` when its last version is gone and it was
   * deleted.
   */
  refresh(rowId: number): StoryDraft | undefined;
  markIndexed(rowId: number, hash: string): void;
  /** Recounts the stories of every tag. */
  countTags(): void;
};

type NewestRow = {
  row_id: number;
  path: string;
  published_at: number | null;
  day: string | null;
  has_time: number;
  updated_at: number | null;
  content_hash: string;
};

const DAY_MS = 86_400_000;

/** Every call is one step of the caller's transaction. */
export function createStoryStore(database: IndexDatabase): StoryStore {
  const dirty = database.prepare<[], { row_id: number }>(
    'SELECT row_id FROM story WHERE dirty = 1 ORDER BY row_id',
  );
  const versions = database.prepare<[number], NewestRow>(
    `SELECT row_id, path, published_at, day, has_time, updated_at, content_hash FROM article WHERE story = ?
     ORDER BY ${NEWEST_VERSION_FIRST}`,
  );
  const tags = database.prepare<[number], { row_id: number; name: string; main: number }>(
    `SELECT DISTINCT tag.row_id, tag.name, tag.main FROM article JOIN article_tag ON article_tag.article = article.row_id
     JOIN tag ON tag.row_id = article_tag.tag WHERE article.story = ? ORDER BY tag.row_id`,
  );
  const current = database.prepare<[number], { indexed_hash: string | null }>(
    'SELECT indexed_hash FROM story WHERE row_id = ?',
  );
  const update = database.prepare(
    'UPDATE story SET newest = ?, version_count = ?, day = ?, month_day = ?, sort_at = ? WHERE row_id = ?',
  );
  const deleteStory = database.prepare('DELETE FROM story WHERE row_id = ?');
  const deleteStoryTags = database.prepare('DELETE FROM story_tag WHERE story = ?');
  const insertStoryTag = database.prepare(
    'INSERT OR IGNORE INTO story_tag (tag, story) VALUES (?, ?)',
  );
  const setIndexed = database.prepare(
    'UPDATE story SET dirty = 0, indexed_hash = ? WHERE row_id = ?',
  );
  const countTags = database.prepare(
    `UPDATE tag SET stories = counted.stories
     FROM (SELECT tag.row_id AS row_id, count(story_tag.story) AS stories FROM tag
           LEFT JOIN story_tag ON story_tag.tag = tag.row_id GROUP BY tag.row_id) AS counted
     WHERE counted.row_id = tag.row_id AND counted.stories <> tag.stories`,
  );

  return {
    dirty: () => dirty.all().map((row) => row.row_id),
    refresh(rowId) {
      const all = versions.all(rowId);
      const [newest] = all;
      deleteStoryTags.run(rowId);
      if (newest === undefined) {
        deleteStory.run(rowId);
        return undefined;
      }
      update.run(
        newest.row_id,
        all.length,
        newest.day,
        newest.day?.slice(5) ?? null,
        sortAt(newest),
        rowId,
      );
      const names = tags.all(rowId);
      for (const { main } of names) insertStoryTag.run(main, rowId);
      const tagNames = names.map((tag) => tag.name);
      return {
        rowId,
        path: newest.path,
        tags: tagNames,
        hash: `${newest.content_hash} ${tagNames.join(' ')}`,
        indexedHash: current.get(rowId)?.indexed_hash ?? null,
      };
    },
    markIndexed: (rowId, hash) => void setIndexed.run(hash, rowId),
    countTags: () => void countTags.run(),
  };
}

/** A day without a time counts from midnight, or from an update on the same day. */
function sortAt({
  published_at: publishedAt,
  has_time: hasTime,
  updated_at: updatedAt,
}: NewestRow): number {
  if (publishedAt === null) return 0;
  const isSameDay =
    updatedAt !== null && updatedAt >= publishedAt && updatedAt < publishedAt + DAY_MS;
  return hasTime === 0 && isSameDay ? updatedAt : publishedAt;
}
