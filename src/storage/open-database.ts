/** Opens the store's database: a SQLite file, or PostgreSQL. */
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

/** An open database and its kind. */
export type StoreDatabase = {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
};

/** Where the database is if its address does not say, and how to connect to it. */
export type DatabasePlace = {
  readonly folder: string;
  /** The file of a bare `sqlite:`. */
  readonly file: string;
  /** The maximum number of connections to a server. */
  readonly connections: number;
  /** How long to wait for a server; left out: the system's own limit. */
  readonly connectMs?: number;
  /** Is told how each use of the database ended. */
  readonly watch?: StoreWatch;
};

/** The name under which a server lists our connections. */
const PROGRAM = 'paperboy';

/** The file that a bare `sqlite:` means in `STORE_URL`. */
export const STORE_FILE = 'store.db';
/** The file that a bare `sqlite:` means in `KEYV_URL`. */
export const KEYV_FILE = 'keyv.db';

/** Eight to work with, and one that shows that a bot is running. */
const POSTGRES_CONNECTIONS = 9;
/** A server that takes longer counts as away. */
const CONNECT_MS = 10_000;
const KEEP_ALIVE_MS = 10_000;
/**
 * PostgreSQL returns 64-bit integers as text; ours are milliseconds and Telegram ids, below 2^53.
 */
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
    // The address of a server may contain a password, so it is not repeated.
    const name = url.startsWith('sqlite:')
      ? `"${sqlitePath(url, place)}"`
      : 'the database of STORE_URL';
    const sentence = `Cannot use ${name}: ${errorMessage(error)}${storeAdvice(error)}`;
    throw new Error(sentence, { cause: error });
  }
}

/**
 * The database as it is. Throws when a SQLite file cannot be opened; a server is not contacted
 * before the first query.
 */
export function connectDatabase(url: string, place: DatabasePlace): StoreDatabase {
  return url.startsWith('sqlite:')
    ? { db: connected(openSqlite(sqlitePath(url, place)), place), dialect: 'sqlite' }
    : { db: connected(openPostgres(url, place), place), dialect: 'postgres' };
}

/**
 * Rejects with the server's or pooler's words when it cannot be reached or allows no transactions.
 */
export async function tryTransaction({ db, dialect }: StoreDatabase): Promise<void> {
  // The migrator and multi-step transactions only report that their connection was lost.
  if (dialect === 'postgres') await db.transaction().execute((tx) => sql`select 1`.execute(tx));
}

function connected(dialect: KyselyDialect, { watch }: DatabasePlace): Kysely<Tables> {
  return new Kysely({ dialect: watch === undefined ? dialect : watchDialect(dialect, watch) });
}

/**
 * The SQLite file of an address; `undefined`: it is on a server or in memory. `bare` is the file
 * that `sqlite:` means.
 */
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
    // Notices a server that vanished silently before the system gives up on it.
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
