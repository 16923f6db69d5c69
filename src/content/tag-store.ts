/** Rows of tags: every name has one, which refers to the row of the tag's main name. */
import { shortHash } from '../domain/short-hash.js';
import type { IndexDatabase } from './index-database.js';
import { findAliases, type TagRules } from './tag-aliases.js';
import { tagKey } from './tag-key.js';

/** Maintains the rows of tags. */
export type TagStore = {
  /** The row of a name, created if missing. */
  rowOf(name: string): number;
  /**
   * Finds anew which tags name the same thing, once at least one story in a hundred has been
   * indexed again since the last time. Stories are then listed under the main names. True:
   * something changed.
   */
  joinAliases(retoldStories: number): boolean;
};

/** Every call is one step of the caller's transaction. */
export function createTagStore(database: IndexDatabase, rules: TagRules): TagStore {
  const sql = prepare(database);

  function rowOf(name: string): number {
    const known = sql.findByName.get(name);
    if (known !== undefined) return known;
    const key = tagKey(name);
    const main = sql.findMainByKey.get(key);
    const row = Number(
      sql.insert.run(shortHash(`tag:${name}`), name, key, main ?? 0).lastInsertRowid,
    );
    if (main === undefined) sql.setMain.run(row, row, row);
    return row;
  }

  function moveToMainNames(): boolean {
    const tagStories = new Map<string, number[]>();
    // Rows come sorted by tag, and within a tag by story.
    for (const { name, story } of sql.eachUse.all()) {
      const stories = tagStories.get(name);
      if (stories === undefined) tagStories.set(name, [story]);
      else stories.push(story);
    }
    const mains = new Map(
      findAliases(tagStories, rules).flatMap(({ main, names }) =>
        names.map((name) => [name, main] as const),
      ),
    );
    for (const name of mains.keys()) rowOf(name);
    let changed = 0;
    for (const { row_id: row, name } of sql.eachTag.all()) {
      const main = rowOf(mains.get(name) ?? name);
      changed += sql.setMain.run(main, row, main).changes;
    }
    return changed > 0;
  }

  return {
    rowOf,
    joinAliases(retoldStories) {
      const waiting = Number(sql.getWaiting.get() ?? 0) + retoldStories;
      if (waiting === 0 || waiting * 100 < (sql.countStories.get() ?? 0)) {
        sql.setWaiting.run(String(waiting));
        return false;
      }
      sql.setWaiting.run('0');
      if (!moveToMainNames()) return false;
      sql.clearStoryTags.run();
      sql.fillStoryTags.run();
      return true;
    },
  };
}

function prepare(database: IndexDatabase) {
  return {
    findByName: database.prepare<[string], number>('SELECT row_id FROM tag WHERE name = ?').pluck(),
    findMainByKey: database
      .prepare<[string], number>('SELECT main FROM tag WHERE key = ? LIMIT 1')
      .pluck(),
    insert: database.prepare('INSERT INTO tag (id, name, key, main) VALUES (?, ?, ?, ?)'),
    setMain: database.prepare<[number, number, number]>(
      'UPDATE tag SET main = ? WHERE row_id = ? AND main <> ?',
    ),
    eachTag: database.prepare<[], { row_id: number; name: string }>(
      'SELECT row_id, name FROM tag ORDER BY row_id',
    ),
    eachUse: database.prepare<[], { name: string; story: number }>(
      `SELECT DISTINCT tag.row_id, tag.name, article.story FROM article_tag
       JOIN tag ON tag.row_id = article_tag.tag JOIN article ON article.row_id = article_tag.article
       ORDER BY tag.row_id`,
    ),
    countStories: database.prepare<[], number>('SELECT count(*) FROM story').pluck(),
    getWaiting: database
      .prepare<[], string>("SELECT value FROM meta WHERE key = 'stories_since_aliases'")
      .pluck(),
    setWaiting: database.prepare("INSERT OR REPLACE INTO meta VALUES ('stories_since_aliases', ?)"),
    clearStoryTags: database.prepare('DELETE FROM story_tag'),
    fillStoryTags: database.prepare(
      `INSERT OR IGNORE INTO story_tag (tag, story) SELECT tag.main, article.story FROM article_tag
       JOIN tag ON tag.row_id = article_tag.tag JOIN article ON article.row_id = article_tag.article`,
    ),
  };
}
