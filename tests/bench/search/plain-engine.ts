/** P: SQLite FTS5 over CJK bigrams of folded text, a document for each file, as one would write it first. */
import Database from 'better-sqlite3';
import { fold } from '../../../src/search/fold.js';
import { runsOf, type Run } from '../../../src/search/tokenize.js';
import type { Engine } from './engine.js';

/** The one to beat. */
export const plainEngine: Engine = {
  name: 'P',
  build(path, files, fields) {
    const db = new Database(path);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.exec(`CREATE VIRTUAL TABLE text USING fts5(title, tags, body, content='', detail=full, tokenize='ascii');
      CREATE TABLE file (number INTEGER PRIMARY KEY, story INTEGER NOT NULL)`);
    const insert = db.prepare('INSERT INTO text (rowid, title, tags, body) VALUES (?, ?, ?, ?)');
    const insertFile = db.prepare('INSERT INTO file VALUES (?, ?)');
    let number = 0;
    db.exec('BEGIN');
    for (const { story, title, tags, body } of files) {
      number += 1;
      const shownTags = fields === 'with-tags' ? tags : [];
      insert.run(number, tokensOf(title), shownTags.map(tokensOf).join(' '), tokensOf(body));
      insertFile.run(number, story);
      if (number % 1000 === 0) db.exec('COMMIT; BEGIN');
    }
    db.exec('COMMIT');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  },
  open(path) {
    const db = new Database(path, { readonly: true });
    const select = db.prepare<[string], { story: number }>(
      `SELECT file.story FROM (SELECT rowid AS number FROM text WHERE text MATCH ? ORDER BY bm25(text, 3, 1, 1) LIMIT 10) AS hit
       JOIN file ON file.number = hit.number`,
    );
    return {
      search(query) {
        const match = fold(query).split(/\s+/).flatMap(phraseOf).join(' AND ');
        return match === '' ? [] : select.all(match);
      },
      close: () => void db.close(),
    };
  },
};

function tokensOf(text: string): string {
  return runsOf(fold(text)).flatMap(tokensOfRun).join(' ');
}

function tokensOfRun({ kind, text }: Run): string[] {
  const characters = Array.from(text);
  if (kind === 'word' || characters.length === 1) return [text];
  return characters.slice(1).map((character, at) => `${characters[at] ?? ''}${character}`);
}

/** A word is a phrase of its tokens; a lone character also begins a pair. */
function phraseOf(word: string): string[] {
  const runs = runsOf(word);
  if (runs.length === 0) return [];
  const isCharacter =
    runs.length === 1 && runs[0]?.kind === 'cjk' && Array.from(runs[0].text).length === 1;
  return [`"${runs.flatMap(tokensOfRun).join(' ')}"${isCharacter ? '*' : ''}`];
}
