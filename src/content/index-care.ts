/** What the archive's owner asks the index: how big it is, and what is wrong with the files. */
import type { ArchiveSize, Finding } from '../domain/article.js';
import { indexBytes, type IndexDatabase } from './index-database.js';
import type { Library } from './library.js';
import { perIndexState } from './per-index-state.js';

/** Answers about the index in a data folder. */
export type IndexCare = Pick<Library, 'problems' | 'size'> & {
  /** Everything wrong with files, and files that hold an older version of a story. */
  findings(): IterableIterator<Finding>;
};

type FindingRow = Omit<Finding, 'line'> & { readonly line: number | null };

const COLUMNS = 'path, kind, reason, message, line';

/** Reads an open index. */
export function createIndexCare(database: IndexDatabase, dataFolder: string): IndexCare {
  const problems = database.prepare<[number, number], FindingRow>(
    `SELECT ${COLUMNS} FROM finding WHERE kind = 'problem' ORDER BY path LIMIT ? OFFSET ?`,
  );
  const counts = database.prepare<[], Omit<ArchiveSize, 'bytes'> & { problems: number }>(
    `SELECT (SELECT count(*) FROM article) AS articles,
      (SELECT count(*) FROM story WHERE newest IS NOT NULL) AS stories,
      (SELECT count(*) FROM tag WHERE stories > 0) AS tags,
      (SELECT count(*) FROM finding WHERE kind = 'problem') AS problems`,
  );
  const none = { articles: 0, stories: 0, tags: 0, problems: 0 };
  const counted = perIndexState(database, () => counts.get() ?? none);
  return {
    problems: ({ offset, limit }) =>
      Promise.resolve({
        problems: problems.all(limit, offset).map(toFinding),
        total: counted().problems,
      }),
    size() {
      const { articles, stories, tags } = counted();
      return { articles, stories, tags, bytes: indexBytes(dataFolder) };
    },
    findings: () => eachFinding(database),
  };
}

function* eachFinding(database: IndexDatabase): Generator<Finding> {
  const stored = database.prepare<[], FindingRow>(`SELECT ${COLUMNS} FROM finding ORDER BY path`);
  // Iterating over a statement locks its connection; these rows are few, so they are read at once.
  for (const row of stored.all()) yield toFinding(row);
  const duplicates = database.prepare<[], { path: string; newest: string }>(
    `SELECT article.path, newest.path AS newest FROM article JOIN story ON story.row_id = article.story
     JOIN article AS newest ON newest.row_id = story.newest WHERE newest.row_id <> article.row_id ORDER BY article.path`,
  );
  for (const { path, newest } of duplicates.all()) {
    yield {
      path,
      kind: 'duplicate',
      reason: 'version',
      message: `tells the same story as "${newest}", which is newer`,
    };
  }
}

function toFinding({ line, ...finding }: FindingRow): Finding {
  return line === null ? finding : { ...finding, line };
}
