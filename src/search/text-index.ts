/** The full-text index: which stories hold the words of a query, and how well. */
import type { Database } from 'better-sqlite3';
import { fold } from './fold.js';
import type { ParsedQuery } from './query.js';
import { planQuery, type QueryPlan, type TokenPhrase } from './query-plan.js';
import type { QueryWords } from './query-words.js';
import { tokenize } from './tokenize.js';
import type { CutWords } from './word-cutter.js';

export type TextDocument = {
  readonly title: string;
  readonly tags: readonly string[];
  readonly body: string;
};

/** What the writer takes: made once, in a worker thread if need be; it can be cloned to another. */
export type TokenizedDocument = {
  readonly title: string;
  readonly tags: string;
  readonly body: string;
};

export type TextIndexWriter = {
  /** Replaces what the id had. The caller owns the transaction. */
  put(id: number, document: TokenizedDocument): void;
  /** Nothing happens when the id is absent. */
  remove(id: number): void;
  /** Writes what is still held back; call it before the transaction ends. */
  flush(): void;
};

export type TextSearchOptions = {
  readonly offset: number;
  readonly limit: number;
  readonly sort: 'relevance' | 'newest';
  /** The only ids that count; `undefined`: all. */
  readonly allowed?: ReadonlySet<number> | undefined;
  /** Higher comes first where `newest` is wanted; without it, higher ids do. */
  readonly orderOf?: ((id: number) => number) | undefined;
};

export type TextHit = { readonly id: number; readonly score: number };

export type TextSearchResult = {
  readonly hits: readonly TextHit[];
  /** How many there are in all. */
  readonly total: number;
  /** What was searched instead, because nothing matched as typed. */
  readonly corrected: string | undefined;
  /** The folded words to mark in an excerpt. */
  readonly terms: readonly string[];
};

export type TextIndexReader = {
  /** Without words, phrases or exclusions it answers with `allowed`, newest first. */
  search(query: ParsedQuery, options: TextSearchOptions): TextSearchResult;
};

/** Folds and cuts a document; pure, about 2 ms for a median article. */
export function tokenizeDocument(document: TextDocument): TokenizedDocument {
  return {
    title: tokensOf(document.title),
    tags: document.tags.map(tokensOf).join(' '),
    body: tokensOf(document.body),
  };
}

/** Makes what is missing; safe to call at every start. */
export function createTextIndexTables(db: Database): void {
  db.exec(`CREATE VIRTUAL TABLE IF NOT EXISTS text_index USING fts5(
    title, tags, body, content='', contentless_delete=1, tokenize="ascii", detail=full)`);
}

export function createTextIndexWriter(db: Database): TextIndexWriter {
  const insert = db.prepare('INSERT INTO text_index(rowid, title, tags, body) VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM text_index WHERE rowid = ?');
  return {
    put(id, document) {
      remove.run(id);
      insert.run(id, document.title, document.tags, document.body);
    },
    remove(id) {
      remove.run(id);
    },
    flush() {
      // FTS5 writes at once.
    },
  };
}

/** Reads what the writer of the same database file has committed. */
export function createTextIndexReader(
  db: Database,
  words: QueryWords,
  cutWords: CutWords,
): TextIndexReader {
  const select = db.prepare<[string], TextHit>(
    'SELECT rowid AS id, -bm25(text_index, 3, 1, 1) AS score FROM text_index WHERE text_index MATCH ?',
  );
  return {
    search(query, { offset, limit, sort, allowed, orderOf = (id) => id }) {
      const plan = planQuery(query, words, cutWords);
      const found =
        plan.groups.length > 0
          ? select.all(matchOf(plan))
          : Array.from(allowed ?? [], (id) => ({ id, score: 0 }));
      const hits = found.filter((hit) => allowed?.has(hit.id) ?? true);
      const isByDate = sort === 'newest' || plan.groups.length === 0 || query.wantsNewest;
      hits.sort(
        isByDate
          ? (a, b) => orderOf(b.id) - orderOf(a.id)
          : (a, b) => b.score - a.score || b.id - a.id,
      );
      return {
        hits: hits.slice(offset, offset + limit),
        total: hits.length,
        corrected: undefined,
        terms: plan.terms,
      };
    },
  };
}

function tokensOf(text: string): string {
  return tokenize(fold(text)).join(' ');
}

function matchOf(plan: QueryPlan): string {
  const wanted = plan.groups.map((group) => `(${group.alternatives.map(quote).join(' OR ')})`);
  const excluded = plan.excluded.map((phrase) => ` NOT ${quote(phrase)}`);
  return wanted.join(' AND ') + excluded.join('');
}

function quote(phrase: TokenPhrase): string {
  const last = phrase.at(-1) ?? '';
  const prefix = Array.from(last).length === 1 && last > '\u2000' ? '*' : '';
  return `"${phrase.join(' ')}"${prefix}`;
}
