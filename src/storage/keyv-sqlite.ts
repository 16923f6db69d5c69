/** Keyv on the SQLite connection that is open anyway: no second native module, one file to back up. */
import { EventEmitter } from 'node:events';
import type { Database, Statement } from 'better-sqlite3';
import { Keyv, type KeyvStoreAdapter } from 'keyv';

/**
 * A key-value space of its own on an open connection; makes its table when it is missing.
 * Each space needs its own adapter: spaces that share one clear each other.
 */
export function createKeyv(db: Database, namespace: string): Keyv {
  db.exec('CREATE TABLE IF NOT EXISTS keyv (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID');
  const store = new SqliteAdapter(db, namespace);
  // Without it Keyv turns a failed store into "no such key".
  return new Keyv({ store, namespace, throwOnErrors: true, emitErrors: false });
}

class SqliteAdapter extends EventEmitter implements KeyvStoreAdapter {
  // Keyv asks both before it offers its iterator.
  readonly opts = { dialect: 'sqlite', url: 'sqlite://' };
  namespace: string | undefined;
  readonly #select: Statement<[string], { value: string }>;
  readonly #upsert: Statement<[string, string]>;
  readonly #delete: Statement<[string]>;
  readonly #clear: Statement<[string, string]>;
  readonly #page: Statement<[string, string], { key: string; value: string }>;

  constructor(db: Database, namespace: string) {
    super();
    this.namespace = namespace;
    this.#select = db.prepare('SELECT value FROM keyv WHERE key = ?');
    this.#upsert = db.prepare('INSERT OR REPLACE INTO keyv (key, value) VALUES (?, ?)');
    this.#delete = db.prepare('DELETE FROM keyv WHERE key = ?');
    this.#clear = db.prepare('DELETE FROM keyv WHERE key > ? AND key < ?');
    this.#page = db.prepare('SELECT * FROM keyv WHERE key > ? AND key < ? ORDER BY key LIMIT 500');
  }

  get<Value>(key: string): Promise<Value | undefined> {
    // Keyv hands in and takes back serialised text, whatever `Value` is.
    return settle(() => this.#select.get(key)?.value as Value | undefined);
  }

  set(key: string, value: string): Promise<boolean> {
    return settle(() => this.#upsert.run(key, value).changes > 0);
  }

  delete(key: string): Promise<boolean> {
    return settle(() => this.#delete.run(key).changes > 0);
  }

  clear(): Promise<void> {
    const { first, end } = this.#range();
    return settle(() => void this.#clear.run(first, end));
  }

  // Keyset paging stays quick where OFFSET grows quadratic.
  async *iterator<Value>(): AsyncGenerator<(string | Awaited<Value> | undefined)[], void> {
    const { first, end } = this.#range();
    for (let after = first; ;) {
      const rows = await settle(() => this.#page.all(after, end));
      for (const row of rows) yield [row.key, row.value];
      const last = rows.at(-1);
      if (last === undefined) return;
      after = last.key;
    }
  }

  /** Keys of the namespace are `namespace:key`; `;` is the character after `:`. */
  #range(): { first: string; end: string } {
    return { first: `${this.namespace ?? ''}:`, end: `${this.namespace ?? ''};` };
  }
}

/** The outcome of a synchronous statement as a promise that rejects when it throws. */
function settle<T>(run: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(run());
  });
}
