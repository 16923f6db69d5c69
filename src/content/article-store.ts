/** Writes articles, their tags and findings into the index, and folds versions into stories. */
import type { Finding } from '../domain/article.js';
import { shortHash } from '../domain/short-hash.js';
import type { ParsedArticle, ParsedFile } from './article-parser.js';
import type { IndexDatabase } from './index-database.js';
import type { ScannedFile } from './scan-folder.js';
import { createStoryFolder, NO_STORY } from './story-folder.js';
import type { TagStore } from './tag-store.js';

/** The one writer of articles and findings. */
export type ArticleStore = {
  /** Stores a parsed file, replacing what its path held before. */
  put(file: ScannedFile, parsed: ParsedFile): void;
  /** Forgets a file; its story loses a version, or disappears with its last one. */
  remove(path: string): void;
  /** The file has moved: its article keeps its id and story under the new path. */
  rename(from: string, to: ScannedFile): void;
  /**
   * Folds everything since the last call into stories; must be the last step of the transaction.
   */
  fold(): void;
};

type StoredArticle = { row_id: number };

/**
 * Every call is one step of the caller's transaction. Changed stories are marked dirty, to be
 * indexed again.
 */
export function createArticleStore(database: IndexDatabase, tags: TagStore): ArticleStore {
  const sql = prepare(database);
  const stories = createStoryFolder(database, foundStory);

  function put(file: ScannedFile, parsed: ParsedFile): void {
    sql.deleteFindings.run(file.path);
    for (const finding of parsed.findings) insertFinding(finding);
    if (parsed.article === undefined) {
      removeArticle(file.path);
      if (parsed.state === 'gone') sql.deleteFile.run(file.path);
      else sql.putFile.run(file.path, file.size, file.modifiedAt, parsed.state);
      return;
    }
    sql.putFile.run(file.path, file.size, file.modifiedAt, 'article');
    putArticle(file.path, parsed.article);
  }

  function putArticle(path: string, article: ParsedArticle): void {
    const known = sql.findByPath.get(path)?.row_id;
    if (known !== undefined) stories.release(known);
    const row = {
      path,
      title: article.fields.title,
      publishedAt: article.fields.publishedAt ?? null,
      day: article.fields.day ?? null,
      hasTime: article.fields.hasTime ? 1 : 0,
      updatedAt: article.fields.updatedAt ?? null,
      author: article.fields.author ?? null,
      category: article.fields.category ?? null,
      contentHash: article.contentHash,
    };
    if (known !== undefined) sql.updateArticle.run(row);
    const articleRow =
      known ??
      Number(sql.insertArticle.run({ ...row, id: freeId(article.id, path) }).lastInsertRowid);
    sql.deleteTags.run(articleRow);
    for (const name of article.fields.tags) sql.insertArticleTag.run(articleRow, tags.rowOf(name));
    stories.enter(articleRow, article.signature);
  }

  /** A story takes its id from the article that founded it. */
  function foundStory(founder: number): number {
    const id = sql.findByRow.get(founder)?.id ?? String(founder);
    return Number(sql.insertStory.run(freeStoryId(id)).lastInsertRowid);
  }

  /**
   * A slug that two files share belongs to the first; the second gets an id from its path. A moved
   * article keeps its id, so even the id made from a new file's path may be taken.
   */
  function freeId(id: string, path: string): string {
    const isTaken = (other: string) => sql.findById.get(other) !== undefined;
    return isTaken(id) ? firstFree(shortHash(`path:${path}`), isTaken) : id;
  }

  function freeStoryId(id: string): string {
    return firstFree(id, (other) => sql.findStory.get(other) !== undefined);
  }

  function removeArticle(path: string): void {
    const known = sql.findByPath.get(path);
    if (known === undefined) return;
    stories.release(known.row_id);
    sql.deleteTags.run(known.row_id);
    sql.deleteArticle.run(known.row_id);
  }

  function insertFinding({ path, kind, reason, message, line }: Finding): void {
    sql.insertFinding.run(path, kind, reason, message, line ?? null);
  }

  return {
    put,
    remove(path) {
      removeArticle(path);
      sql.deleteFindings.run(path);
      sql.deleteFile.run(path);
    },
    rename(from, to) {
      sql.renameArticle.run(to.path, from);
      sql.renameFindings.run(to.path, from);
      sql.deleteFile.run(from);
      sql.putFile.run(to.path, to.size, to.modifiedAt, 'article');
    },
    fold: () => {
      stories.fold();
    },
  };
}

/** The id itself, or the first one derived from it that is free. */
function firstFree(id: string, isTaken: (id: string) => boolean): string {
  for (let attempt = 0, free = id; ; attempt += 1, free = shortHash(`${id}:${attempt}`)) {
    if (!isTaken(free)) return free;
  }
}

function prepare(database: IndexDatabase) {
  const statement = <P extends unknown[], R = unknown>(text: string) =>
    database.prepare<P, R>(text);
  return {
    putFile: statement(
      'INSERT OR REPLACE INTO file (path, size, modified_at, state) VALUES (?, ?, ?, ?)',
    ),
    deleteFile: statement('DELETE FROM file WHERE path = ?'),
    insertFinding: statement(
      'INSERT INTO finding (path, kind, reason, message, line) VALUES (?, ?, ?, ?, ?)',
    ),
    deleteFindings: statement('DELETE FROM finding WHERE path = ?'),
    renameFindings: statement('UPDATE finding SET path = ? WHERE path = ?'),
    findByPath: statement<[string], StoredArticle>('SELECT row_id FROM article WHERE path = ?'),
    findByRow: statement<[number], { id: string }>('SELECT id FROM article WHERE row_id = ?'),
    findById: statement<[string], StoredArticle>('SELECT row_id FROM article WHERE id = ?'),
    insertArticle: statement(
      `INSERT INTO article (id, path, story, title, published_at, day, has_time, updated_at, author, category, content_hash)
       VALUES (@id, @path, ${NO_STORY}, @title, @publishedAt, @day, @hasTime, @updatedAt, @author, @category, @contentHash)`,
    ),
    updateArticle: statement(
      `UPDATE article SET title = @title, published_at = @publishedAt,
       day = @day, has_time = @hasTime, updated_at = @updatedAt, author = @author, category = @category,
       content_hash = @contentHash WHERE path = @path`,
    ),
    renameArticle: statement('UPDATE article SET path = ? WHERE path = ?'),
    deleteArticle: statement('DELETE FROM article WHERE row_id = ?'),
    insertArticleTag: statement('INSERT OR IGNORE INTO article_tag (article, tag) VALUES (?, ?)'),
    deleteTags: statement('DELETE FROM article_tag WHERE article = ?'),
    insertStory: statement('INSERT INTO story (id) VALUES (?)'),
    findStory: statement<[string], { row_id: number }>('SELECT row_id FROM story WHERE id = ?'),
  };
}
