/** What a sync reports: its progress, and its result. */
import type { IndexDatabase } from './index-database.js';

/** Work done and total work known so far, in files and stories. */
export type SyncProgress = (done: number, total: number) => void;

/** What the index contains after a sync, and what was added, changed and removed. */
export type SyncReport = {
  readonly files: number;
  readonly articles: number;
  readonly stories: number;
  readonly junk: number;
  readonly problems: number;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
};

/** What the index contains now. */
export function countRows(
  database: IndexDatabase,
): Pick<SyncReport, 'files' | 'articles' | 'stories' | 'junk' | 'problems'> {
  const states = database
    .prepare<[], { state: string; count: number }>(
      'SELECT state, count(*) AS count FROM file GROUP BY state',
    )
    .all();
  const count = (state: string) => states.find((row) => row.state === state)?.count ?? 0;
  const stories =
    database.prepare<[], { count: number }>('SELECT count(*) AS count FROM story').get()?.count ??
    0;
  return {
    files: states.reduce((sum, row) => sum + row.count, 0),
    articles: count('article'),
    stories,
    junk: count('junk'),
    problems: count('problem'),
  };
}
