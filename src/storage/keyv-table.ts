/** Keyv on the store's own connection: no second native module, one file to back up. */
import { EventEmitter } from 'node:events';
import { Keyv, type KeyvStoreAdapter } from 'keyv';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

/** A key-value space of its own. Each needs its own adapter: spaces that share one clear each other. */
export function createKeyv(db: Kysely<Tables>, namespace: string): Keyv {
  const store = new TableAdapter(db, namespace);
  // Without it Keyv turns a failed store into "no such key".
  return new Keyv({ store, namespace, throwOnErrors: true, emitErrors: false });
}

const ROWS_A_PAGE = 500;

class TableAdapter extends EventEmitter implements KeyvStoreAdapter {
  // Keyv asks both before it offers its iterator.
  readonly opts = { dialect: 'sqlite', url: 'sqlite://' };
  namespace: string | undefined;
  readonly #db: Kysely<Tables>;

  constructor(db: Kysely<Tables>, namespace: string) {
    super();
    this.#db = db;
    this.namespace = namespace;
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    const row = await this.#db
      .selectFrom('keyv')
      .select('value')
      .where('key', '=', key)
      .executeTakeFirst();
    // Keyv hands in and takes back serialised text, whatever `Value` is.
    return (row?.value ?? undefined) as Value | undefined;
  }

  async set(key: string, value: string): Promise<boolean> {
    await this.#db
      .insertInto('keyv')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
    return true;
  }

  async delete(key: string): Promise<boolean> {
    const [result] = await this.#db.deleteFrom('keyv').where('key', '=', key).execute();
    return (result?.numDeletedRows ?? 0n) > 0n;
  }

  async clear(): Promise<void> {
    const { first, end } = this.#range();
    await this.#db.deleteFrom('keyv').where('key', '>', first).where('key', '<', end).execute();
  }

  // Keyset paging stays quick where OFFSET grows quadratic.
  async *iterator<Value>(): AsyncGenerator<(string | Awaited<Value> | undefined)[], void> {
    const { first, end } = this.#range();
    for (let after = first; ;) {
      const rows = await this.#db
        .selectFrom('keyv')
        .selectAll()
        .where('key', '>', after)
        .where('key', '<', end)
        .orderBy('key')
        .limit(ROWS_A_PAGE)
        .execute();
      for (const row of rows) yield [row.key, row.value ?? undefined];
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
