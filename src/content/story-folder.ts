/**
 * Keeps the articles of the index folded into stories: stores signatures and keys, and carries out
 * the plan.
 */
import type { LocalDay } from '../domain/clock.js';
import type { IndexDatabase } from './index-database.js';
import { MAX_UNDER_KEY, planFold, type FoldRow, type FoldRows } from './story-fold.js';
import { createVersion, listStoryKeys } from './story-likeness.js';
import type { Signature } from './text-signature.js';

/** Is told of every article that comes, changes or goes. */
export type StoryFolder = {
  /**
   * Call this before an article's row changes or goes: its keys are computed from what is stored.
   */
  release(article: number): void;
  /** Call this after the article's row has been stored. */
  enter(article: number, signature: Signature): void;
  /**
   * Updates the stories of everything released and entered since the last call. Changed stories are
   * marked dirty, including those that have become empty.
   */
  fold(): void;
};

type Row = {
  readonly title: string;
  readonly day: LocalDay | null;
  readonly signature: Signature;
  readonly story: number;
};

/** The story of an article that is not in one yet: no row has this number. */
export const NO_STORY = 0;

/** Every call is one step of the caller's transaction, which must end with `fold`. */
export function createStoryFolder(
  database: IndexDatabase,
  /** Creates an empty story founded by an article, and returns its row. */
  foundStory: (founder: number) => number,
): StoryFolder {
  const sql = prepare(database);
  const entered = new Set<number>();
  const bereft = new Set<number>();

  const rows: FoldRows = {
    findByKeys: (keys) => (keys.length === 0 ? [] : sql.findByKeys(keys.length).all(...keys)),
    getRow(article) {
      const row = sql.getRow.get(article);
      return row === undefined ? undefined : readRow(row);
    },
    listMembers: (story) => sql.listMembers.all(story),
  };

  return {
    release(article) {
      const row = sql.getRow.get(article);
      if (row === undefined) return;
      const keys = listStoryKeys(createVersion(readRow(row)));
      for (const key of keys) sql.deleteKey.run(key, article);
      sql.deleteSignature.run(article);
      entered.delete(article);
      if (row.story !== NO_STORY) bereft.add(row.story);
    },
    enter(article, signature) {
      sql.putSignature.run(article, signature);
      const row = sql.getRow.get(article);
      if (row === undefined) return;
      const keys = listStoryKeys(createVersion(readRow(row)));
      if (keys.length > 0) sql.putKeys(keys.length).run(...keys.flatMap((key) => [key, article]));
      entered.add(article);
    },
    fold() {
      if (entered.size === 0 && bereft.size === 0) return;
      const plan = planFold({ articles: entered, bereftStories: bereft }, rows);
      for (const { story, articles, moved } of plan.stories) {
        const [founder] = articles;
        if (founder === undefined) continue;
        const storyRow = story ?? foundStory(founder);
        for (const article of moved) sql.setStory.run(storyRow, article);
        sql.markDirty.run(storyRow);
      }
      for (const story of plan.ended) sql.markDirty.run(story);
      entered.clear();
      bereft.clear();
    },
  };
}

function readRow({ title, day, signature, story }: Row): FoldRow {
  return { title, day: day ?? undefined, signature, story: story === NO_STORY ? undefined : story };
}

const FIND_BY_KEY = `SELECT article FROM (
  SELECT article FROM story_key WHERE key = ? ORDER BY article LIMIT ${MAX_UNDER_KEY}
)`;

/** A statement for each number of keys: one query for all keys is twice as fast as one for each. */
function keepByCount<T>(make: (count: number) => T): (count: number) => T {
  const made = new Map<number, T>();
  return (count) => {
    const statement = made.get(count) ?? make(count);
    made.set(count, statement);
    return statement;
  };
}

function prepare(database: IndexDatabase) {
  return {
    findByKeys: keepByCount((count) =>
      database
        .prepare<number[], number>(Array<string>(count).fill(FIND_BY_KEY).join(' UNION ALL '))
        .pluck(),
    ),
    getRow: database.prepare<[number], Row>(
      `SELECT title, day, signature, story FROM article
       JOIN signature ON signature.article = article.row_id WHERE row_id = ?`,
    ),
    listMembers: database
      .prepare<[number], number>('SELECT row_id FROM article WHERE story = ? ORDER BY row_id')
      .pluck(),
    putSignature: database.prepare('INSERT OR REPLACE INTO signature VALUES (?, ?)'),
    deleteSignature: database.prepare('DELETE FROM signature WHERE article = ?'),
    putKeys: keepByCount((count) =>
      database.prepare<number[]>(
        `INSERT OR IGNORE INTO story_key VALUES ${Array<string>(count).fill('(?, ?)').join(', ')}`,
      ),
    ),
    deleteKey: database.prepare('DELETE FROM story_key WHERE key = ? AND article = ?'),
    setStory: database.prepare('UPDATE article SET story = ? WHERE row_id = ?'),
    markDirty: database.prepare('UPDATE story SET dirty = 1 WHERE row_id = ?'),
  };
}
