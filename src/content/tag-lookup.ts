/** Finds tags by what readers type: any of their names, in either script, any case and width. */
import type { IndexDatabase } from './index-database.js';
import { tagKey } from './article-store.js';

export type TagLookup = {
  /** The row of the tag's main name; `undefined` when no name fits. Finds by id too. */
  find(nameOrId: string): number | undefined;
  /** Rows of tags whose names begin with, hold or resemble the text, best first. */
  similar(text: string, limit: number): number[];
};

type TagRow = { main: number; key: string; stories: number };

export function createTagLookup(database: IndexDatabase): TagLookup {
  const byKey = database.prepare<[string], { main: number }>(
    'SELECT main FROM tag WHERE key = ? ORDER BY (SELECT stories FROM tag AS t WHERE t.row_id = tag.main) DESC LIMIT 1',
  );
  const byId = database.prepare<[string], { main: number }>('SELECT main FROM tag WHERE id = ?');
  const all = database.prepare<[], TagRow>(
    'SELECT tag.main, tag.key, main.stories FROM tag JOIN tag AS main ON main.row_id = tag.main WHERE main.stories > 0',
  );
  return {
    find: (nameOrId) => (byKey.get(tagKey(nameOrId)) ?? byId.get(nameOrId))?.main,
    similar(text, limit) {
      const key = tagKey(text);
      if (key === '') return [];
      const best = new Map<number, number>();
      for (const row of all.iterate()) {
        const score = likeness(key, row.key) + Math.log1p(row.stories) / 1_000;
        if (score >= MIN_LIKENESS && score > (best.get(row.main) ?? 0)) best.set(row.main, score);
      }
      return [...best.entries()]
        .sort((one, other) => other[1] - one[1])
        .slice(0, limit)
        .map(([main]) => main);
    },
  };
}

const MIN_LIKENESS = 0.5;

/** 1 for a beginning, less for a part, else the Dice coefficient of their bigrams. */
function likeness(typed: string, key: string): number {
  if (key.startsWith(typed)) return 1;
  if (typed.length >= 2 && key.includes(typed)) return 0.9;
  if (key.length >= 2 && typed.includes(key)) return 0.8;
  return dice(typed, key);
}

function dice(one: string, other: string): number {
  const pairs = new Set(pairsOf(one));
  const others = pairsOf(other);
  if (pairs.size === 0 || others.length === 0) return 0;
  const shared = others.filter((pair) => pairs.has(pair)).length;
  return (2 * shared) / (pairs.size + others.length);
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2));
}
