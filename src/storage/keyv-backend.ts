/** Where Keyv keeps its entries: in the store, or wherever `KEYV_URL` points. */
import { Keyv, type KeyvStoreAdapter } from 'keyv';
import { type Kysely, sql } from 'kysely';
import type { Instant } from '../domain/clock.js';
import { KeyvTable } from './keyv-table.js';
import { connectDatabase, KEYV_FILE } from './open-database.js';
import type { Tables } from './tables.js';

/** Keyv and what it is built on. */
export type KeyvBackend = {
  readonly keyv: Keyv;
  /**
   * Deletes what has expired, and entries beyond a million, those that expire first; does nothing
   * for a backend that does that itself.
   */
  prune(now: Instant): Promise<void>;
  close(): Promise<void>;
};

const CONNECT_MS = 1_000;
/** About 250 MB: somebody who keeps searching for new things day and night cannot fill the disk. */
const MAX_ROWS = 1_000_000;

/** Does not connect yet: a backend that is down must not prevent a start. */
export async function openKeyvBackend(
  url: string | undefined,
  dataFolder: string,
  store: Kysely<Tables>,
): Promise<KeyvBackend> {
  if (url === undefined) return tableBackend(() => Promise.resolve(store), noClose);
  return /^rediss?:/.test(url) ? redisBackend(url) : ownTableBackend(url, dataFolder);
}

/** Rejects when Redis cannot be reached or refuses to be read. */
export async function probeRedis(url: string): Promise<void> {
  const backend = await redisBackend(url);
  try {
    await backend.keyv.get('probe');
  } finally {
    await backend.close();
  }
}

async function redisBackend(url: string): Promise<KeyvBackend> {
  // Its client is 400 files, which a start without Redis need not load.
  const { default: KeyvRedis } = await import('@keyv/redis');
  const adapter = new KeyvRedis<unknown>(
    {
      url,
      // The next call reconnects: commands must fail at once rather than wait for a server.
      disableOfflineQueue: true,
      socket: { connectTimeout: CONNECT_MS, reconnectStrategy: false },
    },
    { throwOnErrors: true, throwOnConnectError: true },
  );
  const keyv = createKeyv(adapter, { namespace: 'paperboy', useKeyPrefix: false });
  return {
    keyv,
    prune: () => Promise.resolve(),
    close: () => adapter.disconnect(true).catch(() => undefined),
  };
}

function ownTableBackend(url: string, dataFolder: string): KeyvBackend {
  let opening: Promise<Kysely<Tables>> | undefined;
  const open = () => {
    opening ??= openTable(url, dataFolder).catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  return tableBackend(open, async () => {
    const db = await opening?.catch(() => undefined);
    await db?.destroy();
  });
}

async function openTable(url: string, dataFolder: string): Promise<Kysely<Tables>> {
  const { db, dialect } = connectDatabase(url, {
    folder: dataFolder,
    file: KEYV_FILE,
    connections: 2,
    connectMs: CONNECT_MS,
  });
  try {
    const instant = sql.raw(dialect === 'sqlite' ? 'integer' : 'bigint');
    await sql`create table if not exists keyv
      (key text primary key, value text, expires_at ${instant})`.execute(db);
    await sql`create index if not exists keyv_expiry on keyv (expires_at)`.execute(db);
    return db;
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

function tableBackend(
  open: () => Promise<Kysely<Tables>>,
  close: () => Promise<void>,
): KeyvBackend {
  return {
    keyv: createKeyv(new KeyvTable(open), {}),
    async prune(now) {
      const db = await open();
      await db.deleteFrom('keyv').where('expires_at', '<=', now).execute();
      const { rows } = await sql<{ rows: number }>`
        select count(*) as rows from keyv where expires_at is not null`.execute(db);
      const tooMany = Number(rows[0]?.rows ?? 0) - MAX_ROWS;
      if (tooMany > 0)
        await sql`delete from keyv where key in (
          select key from keyv where expires_at is not null order by expires_at limit ${tooMany})`.execute(
          db,
        );
    },
    close,
  };
}

/** Without `throwOnErrors` Keyv reports a failed backend as "no such key". */
function createKeyv(
  store: KeyvStoreAdapter,
  options: { namespace?: string; useKeyPrefix?: boolean },
): Keyv {
  const keyv = new Keyv({ store, ...options, throwOnErrors: true, emitErrors: false });
  // Each failed call rejects anyway; an error event without a listener would end the process.
  keyv.on('error', () => undefined);
  return keyv;
}

function noClose(): Promise<void> {
  return Promise.resolve();
}
