/** The search of this project, a document for each story. */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { load } from 'js-yaml';
import { tokenizeDocument } from '../../../src/search/document-terms.js';
import { createTextIndexTables } from '../../../src/search/posting-tables.js';
import { compileQueryWords, type SearchWordLists } from '../../../src/search/query-words.js';
import { parseQuery } from '../../../src/search/query.js';
import { createTextIndexReader } from '../../../src/search/text-index-reader.js';
import { createTextIndexWriter } from '../../../src/search/text-index-writer.js';
import { cutWords } from '../../../src/search/word-cutter.js';
import type { Engine } from './engine.js';

const STORIES_PER_FLUSH = 3_000;

/** Indexes the newest version of each story. */
export const ourEngine: Engine = {
  name: 'ours',
  build(path, files, fields) {
    const db = new Database(path);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    createTextIndexTables(db);
    const writer = createTextIndexWriter(db);
    const flush = db.transaction(() => writer.flush());
    let stories = 0;
    for (const { story, isNewest, title, storyTags, body } of files) {
      if (!isNewest) continue;
      const tags = fields === 'with-tags' ? storyTags : [];
      writer.put(story, tokenizeDocument({ title, tags, body }));
      stories += 1;
      if (stories % STORIES_PER_FLUSH === 0) flush();
    }
    flush();
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  },
  open(path) {
    const db = new Database(path, { readonly: true });
    const words = compileQueryWords(
      load(readFileSync('config/search.yaml', 'utf8')) as SearchWordLists,
    );
    const reader = createTextIndexReader(db, words, cutWords);
    return {
      search(query) {
        const { hits } = reader.search(parseQuery(query, words), {
          offset: 0,
          limit: 10,
          sort: 'relevance',
        });
        return hits.map((hit) => ({ story: hit.id }));
      },
      close: () => void db.close(),
    };
  },
};
