/**
 * Keyv on a table of a database that is open anyway: no second native module, one file to back up.
 */
import { EventEmitter } from 'node:events';
import type { KeyvStoreAdapter } from 'keyv';
import type { Kysely } from 'kysely';
import type { Tables } from './tables.js';

/**
 * One table for one Keyv: two that share it would clear each other's entries. `open` is called for
 * every operation. @keyv/postgres is not an option: its pool has no error listener, so losing the
 * server would end the process.
 */
export class KeyvTable extends EventEmitter implements KeyvStoreAdapter {
  readonly opts = { dialect: 'kysely', url: 'kysely:' };
  namespace: string | undefined;
  readonly #open: () => Promise<Kysely<Tables>>;

  constructor(open: () => Promise<Kysely<Tables>>) {
    super();
    this.#open = open;
  }

  async get<Value>(key: string): Promise<Value | undefined> {
    const db = await this.#open();
    const row = await db
      .selectFrom('keyv')
      .select('value')
      .where('key', '=', key)
      .executeTakeFirst();
    // Keyv passes and expects serialised text, whatever `Value` is.
    return (row?.value ?? undefined) as Value | undefined;
  }

  async set(key: string, value: string, ttlMs?: number): Promise<boolean> {
    const db = await this.#open();
    // By the clock that Keyv itself uses to decide what `get` may return.
    const expires_at = ttlMs === undefined ? null : Date.now() + ttlMs;
    await db
      .insertInto('keyv')
      .values({ key, value, expires_at })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value, expires_at }))
      .execute();
    return true;
  }

  async delete(key: string): Promise<boolean> {
    const db = await this.#open();
    const [result] = await db.deleteFrom('keyv').where('key', '=', key).execute();
    return (result?.numDeletedRows ?? 0n) > 0n;
  }

  async clear(): Promise<void> {
    const db = await this.#open();
    await db.deleteFrom('keyv').execute();
  }
}
