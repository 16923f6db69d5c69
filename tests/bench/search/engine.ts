/** What the bench asks of an engine. */
import type { BenchFile } from './archive-documents.js';

/** One of the results. */
export type BenchHit = {
  /** The story that a reader would see. */
  readonly story: number;
};

/** An index that can be searched. */
export type OpenEngine = {
  /** The ten best. */
  search(query: string): BenchHit[];
  close(): void;
};

/** A way to index and search, to be compared with others. */
export type Engine = {
  readonly name: string;
  /** Indexes all files into a database at `path`; without their tags where these are to be guessed. */
  build(path: string, files: Iterable<BenchFile>, fields: 'with-tags' | 'without-tags'): void;
  open(path: string): OpenEngine;
};
