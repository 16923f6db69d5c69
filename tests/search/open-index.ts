/** A full-text index in memory, with its reader and its writer. */
import Database from 'better-sqlite3';
import { type TextDocument, tokenizeDocument } from '../../src/search/document-terms.js';
import { createTextIndexTables } from '../../src/search/posting-tables.js';
import { parseQuery } from '../../src/search/query.js';
import { compileQueryWords } from '../../src/search/query-words.js';
import { createTextIndexReader } from '../../src/search/text-index-reader.js';
import type { TextSearchOptions } from '../../src/search/text-search.js';
import { createTextIndexWriter } from '../../src/search/text-index-writer.js';
import { cutWords } from '../../src/search/word-cutter.js';

/** The word lists of every query. */
export const words = compileQueryWords({
  talk: ['點解…'],
  newest: ['…最新…'],
  synonyms: [['還柙', '還押']],
});
/** The first ten hits, best first. */
export const PAGE = { offset: 0, limit: 10, sort: 'relevance' } as const;

/** An index of these documents by their ids; `find` returns the ids of the hits. */
export function openIndex(documents: Record<number, Partial<TextDocument>>) {
  const db = new Database(':memory:');
  createTextIndexTables(db);
  const writer = createTextIndexWriter(db);
  for (const [id, document] of Object.entries(documents)) {
    writer.put(Number(id), tokenizeDocument({ title: '', tags: [], body: '', ...document }));
  }
  writer.flush();
  const reader = createTextIndexReader(db, words, cutWords);
  const find = (text: string, options: Partial<TextSearchOptions> = {}) =>
    reader.search(parseQuery(text, words), { ...PAGE, ...options }).hits.map((hit) => hit.id);
  return { db, find, writer, reader };
}
