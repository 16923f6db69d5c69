/** Checks whether a store or a place for Keyv responds, without changing anything. */
import { sql } from 'kysely';
import { probeRedis } from './keyv-backend.js';
import { type Step, stepsOf } from './migrations.js';
import { countBots } from './server-company.js';
import {
  connectDatabase,
  KEYV_FILE,
  STORE_FILE,
  type StoreDatabase,
  tryTransaction,
} from './open-database.js';

const WAIT_MS = 5_000;

/** What was found out about a store. */
export type StoreProbe = {
  /** The steps that its tables have. */
  readonly steps: readonly Step[];
  readonly canMakeTables: boolean;
  /** How many bots are using it, if it is on a server. */
  readonly bots: number;
};

/** Rejects when the database of `STORE_URL` cannot be reached or read. */
export async function probeStore(url: string, dataFolder: string): Promise<StoreProbe> {
  const database = connectDatabase(url, {
    folder: dataFolder,
    file: STORE_FILE,
    connections: 1,
    connectMs: WAIT_MS,
  });
  const { db, dialect } = database;
  try {
    await tryTransaction(database);
    return {
      steps: await stepsOf(db, dialect),
      canMakeTables: dialect === 'sqlite' || (await mayMakeTables(db)),
      bots: dialect === 'sqlite' ? 0 : await countBots(db),
    };
  } finally {
    await db.destroy();
  }
}

/** Rejects when the place named by a `KEYV_URL` cannot be reached or read; a file must exist. */
export async function probeKeyv(url: string, dataFolder: string): Promise<void> {
  if (/^rediss?:/.test(url)) return probeRedis(url);
  const { db } = connectDatabase(url, {
    folder: dataFolder,
    file: KEYV_FILE,
    connections: 1,
    connectMs: WAIT_MS,
  });
  try {
    await sql`select 1`.execute(db);
  } finally {
    await db.destroy();
  }
}

async function mayMakeTables(db: StoreDatabase['db']): Promise<boolean> {
  const { rows } = await sql<{ may: boolean | null }>`
    select has_schema_privilege(current_schema(), 'create') as may`.execute(db);
  return rows[0]?.may === true;
}
