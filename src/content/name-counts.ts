/** Authors and sections by how many stories they have. */
import { fold } from '../search/fold.js';
import type { IndexDatabase } from './index-database.js';
import type { NamePage, Page } from './library.js';
import { perIndexState } from './per-index-state.js';

/** What names are counted of. */
export type NameKind = 'author' | 'category';

/** Counts names, most stories first; what differs only in script, case or width is one name. */
export function createNameCounts(
  database: IndexDatabase,
): (kind: NameKind, page: Page) => NamePage {
  const counts = {
    author: perIndexState(database, () => countNames(database, 'author')),
    category: perIndexState(database, () => countNames(database, 'category')),
  };
  return (kind, { offset, limit }) => {
    const all = counts[kind]();
    return { names: all.slice(offset, offset + limit), total: all.length };
  };
}

function countNames(database: IndexDatabase, column: NameKind): NamePage['names'] {
  const rows = database
    .prepare<[], { name: string; stories: number }>(
      `SELECT article.${column} AS name, count(*) AS stories FROM story
       JOIN article ON article.row_id = story.newest WHERE article.${column} IS NOT NULL
       GROUP BY article.${column} ORDER BY stories DESC, name`,
    )
    .all();
  const byKey = new Map<string, { name: string; stories: number }>();
  for (const { name, stories } of rows) {
    const key = fold(name).trim();
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { name, stories });
    else known.stories += stories;
  }
  return [...byKey.values()].sort((one, other) => other.stories - one.stories);
}
