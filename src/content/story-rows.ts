/** Converts rows of the index into stories, articles and tags of the domain. */
import type { Article, Story, Tag } from '../domain/article.js';
import type { IndexDatabase } from './index-database.js';
import { NEWEST_VERSION_FIRST } from './version-order.js';

/** Reads rows of the index. */
export type StoryRows = {
  /** Stories in the order of the given rows; rows that no longer exist are left out. */
  stories(rowIds: readonly number[]): Story[];
  /** By the id of any version, or of the story. */
  rowOf(id: string): number | undefined;
  versions(rowId: number): Article[];
  byPath(path: string): Article | undefined;
  /** Every article, in the order of first indexing. */
  eachArticle(): IterableIterator<Article>;
  tags(rowIds: readonly number[]): Tag[];
};

type ArticleRow = {
  row_id: number;
  id: string;
  path: string;
  title: string;
  published_at: number | null;
  day: string | null;
  has_time: number;
  updated_at: number | null;
  author: string | null;
  category: string | null;
};

type StoryRow = ArticleRow & { story_id: string; version_count: number };

const ARTICLE_COLUMNS = `article.row_id, article.id, article.path, article.title, article.published_at, article.day,
  article.has_time, article.updated_at, article.author, article.category`;

/** Prepares its statements on an open index. */
export function createStoryRows(database: IndexDatabase): StoryRows {
  const selectStory = database.prepare<[number], StoryRow>(
    `SELECT ${ARTICLE_COLUMNS}, story.id AS story_id, story.version_count
     FROM story JOIN article ON article.row_id = story.newest WHERE story.row_id = ?`,
  );
  const selectStoryTags = database.prepare<[number], { name: string }>(
    `SELECT tag.name FROM story_tag JOIN tag ON tag.row_id = story_tag.tag WHERE story_tag.story = ? ORDER BY tag.stories, tag.row_id`,
  );
  const selectArticleTags = database.prepare<[number], { name: string }>(
    'SELECT tag.name FROM article_tag JOIN tag ON tag.row_id = article_tag.tag WHERE article_tag.article = ? ORDER BY tag.row_id',
  );
  const selectVersions = database.prepare<[number], ArticleRow>(
    `SELECT ${ARTICLE_COLUMNS} FROM article WHERE story = ? ORDER BY ${NEWEST_VERSION_FIRST}`,
  );
  const selectByPath = database.prepare<[string], ArticleRow>(
    `SELECT ${ARTICLE_COLUMNS} FROM article WHERE path = ?`,
  );
  const selectAfter = database.prepare<[number], ArticleRow>(
    `SELECT ${ARTICLE_COLUMNS} FROM article WHERE row_id > ? ORDER BY row_id LIMIT 500`,
  );
  const findArticle = database.prepare<[string], { story: number }>(
    'SELECT story FROM article WHERE id = ?',
  );
  const findStory = database.prepare<[string], { row_id: number }>(
    'SELECT row_id FROM story WHERE id = ?',
  );
  const selectTag = database.prepare<[number], { id: string; name: string; stories: number }>(
    'SELECT id, name, stories FROM tag WHERE row_id = ?',
  );
  const selectAliases = database.prepare<[number, number], { name: string }>(
    'SELECT name FROM tag WHERE main = ? AND row_id <> ? ORDER BY row_id',
  );

  const articleOf = (row: ArticleRow): Article => ({
    id: row.id,
    path: row.path,
    title: row.title,
    publishedAt: row.published_at ?? undefined,
    day: row.day ?? undefined,
    hasTime: row.has_time === 1,
    updatedAt: row.updated_at ?? undefined,
    author: row.author ?? undefined,
    category: row.category ?? undefined,
    tags: selectArticleTags.all(row.row_id).map((tag) => tag.name),
  });

  function* eachArticle(): Generator<Article> {
    for (
      let rows = selectAfter.all(0);
      rows.length > 0;
      rows = selectAfter.all(rows.at(-1)?.row_id ?? 0)
    ) {
      for (const row of rows) yield articleOf(row);
    }
  }

  return {
    eachArticle,
    byPath: (path) => {
      const row = selectByPath.get(path);
      return row === undefined ? undefined : articleOf(row);
    },
    stories: (rowIds) =>
      rowIds.flatMap((rowId) => {
        const row = selectStory.get(rowId);
        if (row === undefined) return [];
        const tags = selectStoryTags.all(rowId).map((tag) => tag.name);
        return [
          { id: row.story_id, newest: articleOf(row), versionCount: row.version_count, tags },
        ];
      }),
    rowOf: (id) => findArticle.get(id)?.story ?? findStory.get(id)?.row_id,
    versions: (rowId) => selectVersions.all(rowId).map(articleOf),
    tags: (rowIds) =>
      rowIds.flatMap((rowId) => {
        const row = selectTag.get(rowId);
        if (row === undefined) return [];
        return [{ ...row, aliases: selectAliases.all(rowId, rowId).map((alias) => alias.name) }];
      }),
  };
}
