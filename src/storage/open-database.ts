/** Opens the store's database: one SQLite file, or PostgreSQL. */
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Dialect as KyselyDialect, Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely';
import pg from 'pg';
import { errorMessage } from '../domain/error-text.js';
import type { Dialect } from './dialect.js';
import { migrate } from './migrations.js';
import { parseSqliteAddress } from './sqlite-address.js';
import { storeAdvice } from './store-advice.js';
import type { StoreWatch } from './store-watch.js';
import type { Tables } from './tables.js';
import { watchDialect } from './watched-dialect.js';

/** An open database and what it is. */
export type StoreDatabase = {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
};

/** Where a database is when its address does not say, and how it is reached. */
export type DatabasePlace = {
  readonly folder: string;
  /** The file of a bare `sqlite:`. */
  readonly file: string;
  /** At most so many to a server. */
  readonly connections: number;
  /** How long to wait for a server; left out: as long as the system does. */
  readonly connectMs?: number;
  /** Hears how each use of it ended. */
  readonly watch?: StoreWatch;
};

/** What a server calls our connections. */
const PROGRAM = 'paperboy';

/** The file of a bare `sqlite:` as `STORE_URL`. */
export const STORE_FILE = 'store.db';
/** The file of a bare `sqlite:` as `KEYV_URL`. */
export const KEYV_FILE = 'keyv.db';

/** Eight to work with, and one that says that a bot runs. */
const POSTGRES_CONNECTIONS = 9;
/** A server that takes longer counts as away. */
const CONNECT_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;
/** PostgreSQL's 64-bit integers come as text; ours are milliseconds and Telegram's ids, below 2^53. */
const INT8 = 20;

/**
 * `url` is `postgres://…`, `sqlite:` (store.db in the data folder), `sqlite::memory:` or
 * `sqlite:PATH`. Brings the tables up to date. Rejects when it cannot be reached, read or written.
 */
export async function openDatabase(
  url: string,
  dataFolder: string,
  watch?: StoreWatch,
): Promise<StoreDatabase> {
  const place = {
    folder: dataFolder,
    file: STORE_FILE,
    connections: POSTGRES_CONNECTIONS,
    connectMs: CONNECT_MS,
    ...(watch === undefined ? {} : { watch }),
  };
  let database: StoreDatabase | undefined;
  try {
    database = connectDatabase(url, place);
    await tryTransaction(database);
    await migrate(database.db, database.dialect);
    return database;
  } catch (error) {
    await database?.db.destroy();
    // The address of a server may hold a password: it is not repeated.
    const name = url.startsWith('sqlite:')
      ? `"${sqlitePath(url, place)}"`
      : 'the database of STORE_URL';
    const sentence = `Cannot use ${name}: ${errorMessage(error)}${storeAdvice(error)}`;
    throw new Error(sentence, { cause: error });
  }
}

/** The database as it is. Throws when a SQLite file cannot be opened; a server is asked at the first query. */
export function connectDatabase(url: string, place: DatabasePlace): StoreDatabase {
  return url.startsWith('sqlite:')
    ? { db: connected(openSqlite(sqlitePath(url, place)), place), dialect: 'sqlite' }
    : { db: connected(openPostgres(url, place), place), dialect: 'postgres' };
}

/** Rejects when a server cannot be reached, or a pooler before it allows no transactions, with its words. */
export async function tryTransaction({ db, dialect }: StoreDatabase): Promise<void> {
  // The migrator and a transaction in steps know only that their connection was lost.
  if (dialect === 'postgres') await db.transaction().execute((tx) => sql`select 1`.execute(tx));
}

function connected(dialect: KyselyDialect, { watch }: DatabasePlace): Kysely<Tables> {
  return new Kysely({ dialect: watch === undefined ? dialect : watchDialect(dialect, watch) });
}

/** The SQLite file of an address; `undefined`: it is on a server or in memory. `bare` is that of `sqlite:`. */
export function storeFile(url: string, dataFolder: string, bare = STORE_FILE): string | undefined {
  if (!url.startsWith('sqlite:') || url === 'sqlite::memory:') return undefined;
  return sqlitePath(url, { folder: dataFolder, file: bare });
}

function sqlitePath(url: string, { folder, file }: Pick<DatabasePlace, 'folder' | 'file'>): string {
  const path = parseSqliteAddress(url) ?? url;
  return path === '' ? join(folder, file) : path;
}

function openSqlite(path: string): KyselyDialect {
  const database = new Database(path);
  if (path !== ':memory:') chmodSync(path, 0o600);
  database.pragma('journal_mode = WAL');
  // A killed process loses nothing; only a power cut can lose the last transactions.
  database.pragma('synchronous = NORMAL');
  database.pragma('busy_timeout = 5000');
  return new SqliteDialect({ database });
}

function openPostgres(url: string, { connections, connectMs = 0 }: DatabasePlace): KyselyDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectMs,
    application_name: PROGRAM,
    // A server that vanished without a word is noticed before the system gives up on it.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === INT8 ? Number : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
    },
  });
  // A connection that breaks, idle or between two queries of a transaction, is replaced, and whoever
  // used it is told by its next query; without a listener it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new PostgresDialect({ pool });
}
