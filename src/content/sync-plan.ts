/**
 * What changed in the content folder since the last sync: files to parse, files that are gone,
 * files that only moved.
 */
import type { IndexDatabase } from './index-database.js';
import type { ScannedFile } from './scan-folder.js';

/** What a sync has to do. */
export type SyncPlan = {
  /** New and changed files; the new ones in natural order of their paths. */
  readonly toParse: readonly ScannedFile[];
  readonly gone: readonly string[];
  readonly known: ReadonlySet<string>;
  readonly added: number;
  readonly changed: number;
};

/** Compares the size and time of every file with the index; opens no files. */
export function planSync(database: IndexDatabase, files: readonly ScannedFile[]): SyncPlan {
  const rows = database
    .prepare<[], { path: string; size: number; modified_at: number }>(
      'SELECT path, size, modified_at FROM file',
    )
    .all();
  const known = new Map(rows.map((row) => [row.path, row]));
  const seen = new Set(files.map((file) => file.path));
  const toParse = files.filter((file) => {
    const row = known.get(file.path);
    return row === undefined || row.size !== file.size || row.modified_at !== file.modifiedAt;
  });
  const added = toParse.filter((file) => !known.has(file.path)).length;
  return {
    // article_9 before article_10: with equal dates, the higher number is newer.
    toParse: sortNaturally(toParse),
    gone: rows.filter((row) => !seen.has(row.path)).map((row) => row.path),
    known: new Set(known.keys()),
    added,
    changed: toParse.length - added,
  };
}

function sortNaturally(files: readonly ScannedFile[]): ScannedFile[] {
  const keyed = files.map((file) => ({
    file,
    key: file.path.replace(/\d+/g, (digits) => digits.padStart(12, '0')),
  }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
  return keyed.map(({ file }) => file);
}

/**
 * Looks for the article of a deleted file by its text: a file with the same text has only moved.
 */
export function findMoved(database: IndexDatabase, gone: readonly string[]) {
  const hashOf = database.prepare<[string], { content_hash: string }>(
    'SELECT content_hash FROM article WHERE path = ?',
  );
  const left = new Set(gone);
  const byHash = new Map<string, string>();
  for (const path of gone) {
    const hash = hashOf.get(path)?.content_hash;
    if (hash !== undefined) byHash.set(hash, path);
  }
  return {
    take(hash: string): string | undefined {
      const path = byHash.get(hash);
      if (path === undefined) return undefined;
      byHash.delete(hash);
      left.delete(path);
      return path;
    },
    left: () => [...left],
  };
}
