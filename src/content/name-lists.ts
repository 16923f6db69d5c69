/** Authors and sections, each with the stories whose newest version names them. */
import { fold } from '../search/fold.js';
import { nameKeys, namesIn } from './author-names.js';
import type { IndexDatabase } from './index-database.js';
import { perIndexState } from './per-index-state.js';

/** The author of a story, or the section it appeared in. */
export type NameKind = 'author' | 'category';

/** A name in its most common spelling, and how many stories have it. */
export type Name = { readonly kind: NameKind; readonly name: string; readonly stories: number };

/** Finds authors and sections by what readers type. */
export type NameLists = {
  /** In either script and any case and width; `undefined`: no story has the name. */
  find(kind: NameKind, name: string): Name | undefined;
  /** Most stories first. */
  all(kind: NameKind): readonly Name[];
  /** Names that contain the text or are contained in it, most stories first. */
  similar(kind: NameKind, text: string, limit: number): readonly Name[];
  /** Rows of the stories with this name, newest first. */
  stories(
    kind: NameKind,
    name: string,
    page: { readonly offset: number; readonly limit: number },
  ): readonly number[];
};

/** A line of front matter, and how many newest versions have it. */
type Line = { readonly line: string; readonly stories: number };

type Known = { readonly name: Name; readonly key: string; readonly lines: readonly string[] };

/** Prepares its statements on an open index; the first call after a change takes some 20 ms. */
export function createNameLists(database: IndexDatabase): NameLists {
  const lines = {
    author: database.prepare<[], Line>(linesOf('author')),
    category: database.prepare<[], Line>(linesOf('category')),
  };
  const rows = {
    author: database.prepare<[string, number, number], { row_id: number }>(rowsOf('author')),
    category: database.prepare<[string, number, number], { row_id: number }>(rowsOf('category')),
  };
  const known = {
    author: perIndexState(database, () => group('author', lines.author.all())),
    category: perIndexState(database, () => group('category', lines.category.all())),
  };
  const keyOf = (name: string) => fold(name).trim();

  return {
    find: (kind, name) => known[kind]().get(keyOf(name))?.name,
    all: (kind) => [...known[kind]().values()].map(({ name }) => name),
    similar(kind, text, limit) {
      const key = keyOf(text);
      if (key === '') return [];
      return [...known[kind]().values()]
        .filter(
          (other) => other.key.includes(key) || (other.key.length > 1 && key.includes(other.key)),
        )
        .slice(0, limit)
        .map(({ name }) => name);
    },
    stories(kind, name, { offset, limit }) {
      const found = known[kind]().get(keyOf(name));
      if (found === undefined) return [];
      return rows[kind]
        .all(JSON.stringify(found.lines), limit, offset)
        .map(({ row_id: row }) => row);
    },
  };
}

function linesOf(column: NameKind): string {
  return `SELECT article.${column} AS line, count(*) AS stories
    FROM story JOIN article ON article.row_id = story.newest
    WHERE article.${column} IS NOT NULL GROUP BY article.${column} ORDER BY stories DESC, line`;
}

function rowsOf(column: NameKind): string {
  return `SELECT story.row_id FROM article JOIN story ON story.newest = article.row_id AND story.row_id = article.story
    WHERE article.${column} IN (SELECT value FROM json_each(?))
    ORDER BY story.sort_at DESC, story.row_id DESC LIMIT ? OFFSET ?`;
}

/** Grouped by folded name, most stories first. The first spelling seen is the most common one. */
function group(kind: NameKind, lines: readonly Line[]): ReadonlyMap<string, Known> {
  const names = new Map<string, { name: string; stories: number; lines: string[] }>();
  for (const { line, stories } of lines) {
    const spellings = kind === 'author' ? namesIn(line) : [line];
    // The whole line can be followed and searched for, but is not listed as a name beside its
    // parts.
    const keys = kind === 'author' ? nameKeys(line) : [fold(line).trim()];
    for (const key of keys) {
      const spelling = spellings.find((one) => fold(one).trim() === key);
      if (spelling === undefined || key === '') continue;
      const entry = names.get(key);
      if (entry === undefined) names.set(key, { name: spelling, stories, lines: [line] });
      else {
        entry.stories += stories;
        entry.lines.push(line);
      }
    }
  }
  const sorted = [...names].sort((one, other) => other[1].stories - one[1].stories);
  return new Map(
    sorted.map(([key, { name, stories, lines: all }]) => [
      key,
      { key, lines: all, name: { kind, name, stories } },
    ]),
  );
}
