/**
 * Who is using a store on a server: bots and verbs side by side, or one process that changes it as
 * a whole and must be alone.
 */
import { type ControlledTransaction, type Kysely, sql } from 'kysely';
import type { Tables } from './tables.js';

/** A place among the users of the store. */
export type Attendance = {
  /**
   * Takes the place again if its connection was lost. `false`: somebody has taken the store for
   * themselves meanwhile.
   */
  keep(): Promise<boolean>;
  /** Gives up the place; never rejects. */
  end(): Promise<void>;
};

/** For a SQLite file, which has a lock instead. */
export const FILE_ATTENDANCE: Attendance = {
  keep: () => Promise.resolve(true),
  end: () => Promise.resolve(),
};

/** How somebody uses the store; `verb`: a command that reads or adds something while bots run. */
export type Company = 'bot' | 'verb' | 'alone';

/**
 * Our own first keys for PostgreSQL's advisory locks, counting up from `pape` in ASCII; the second
 * key is the schema.
 */
const LOCKS = { bot: 0x70617065, verb: 0x70617066 };

/**
 * Holds an advisory lock until `end` or until the connection is lost for whatever reason: bots
 * share one, verbs another, and whoever is alone has both. `undefined`: the others do not allow it.
 * The lock belongs to a transaction that stays open. A session's lock would not do with a pooler
 * that hands connections on between transactions: it would pass on the lock too, and it keeps a
 * connection and its name alive for the next client.
 */
export async function attendServer(
  db: Kysely<Tables>,
  company: Company,
): Promise<Attendance | undefined> {
  let place = await takePlace(db, company);
  if (place === undefined) return undefined;
  return {
    async keep() {
      try {
        if (place !== undefined) await sql`select 1`.execute(place);
      } catch {
        await leave(place);
        place = undefined;
      }
      place ??= await takePlace(db, company);
      return place !== undefined;
    },

    async end() {
      await leave(place);
      place = undefined;
    },
  };
}

/** How many bots are using the store. */
export async function countBots(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ bots: number }>`select count(*)::int as bots from pg_locks
    where locktype = 'advisory' and granted and mode = 'ShareLock'
      and database = (select oid from pg_database where datname = current_database())
      and classid = ${LOCKS.bot}::oid
      and objid = (hashtext(current_schema())::bigint & 4294967295)::oid`.execute(db);
  return rows[0]?.bots ?? 0;
}

async function takePlace(
  db: Kysely<Tables>,
  company: Company,
): Promise<ControlledTransaction<Tables> | undefined> {
  const transaction = await db.startTransaction().execute();
  try {
    // These settings exist to end transactions that stay open.
    await sql`select set_config(name, '0', true) from pg_settings
      where name in ('idle_in_transaction_session_timeout', 'transaction_timeout')`.execute(
      transaction,
    );
    if (await takeLocks(transaction, company)) return transaction;
  } catch (error) {
    await leave(transaction);
    throw error;
  }
  await leave(transaction);
  return undefined;
}

async function takeLocks(
  transaction: ControlledTransaction<Tables>,
  company: Company,
): Promise<boolean> {
  const isAlone = company === 'alone';
  const lock = sql.raw(isAlone ? 'pg_try_advisory_xact_lock' : 'pg_try_advisory_xact_lock_shared');
  const keys = isAlone ? [LOCKS.bot, LOCKS.verb] : [LOCKS[company]];
  const { rows } = await sql<{ isTaken: boolean }>`
    select ${lock}(key, hashtext(current_schema())) as "isTaken"
    from unnest(array[${sql.raw(keys.join())}]) as key`.execute(transaction);
  return rows.every(({ isTaken }) => isTaken);
}

/** A lost connection has given up its place already. */
async function leave(place: ControlledTransaction<Tables> | undefined): Promise<void> {
  await place
    ?.rollback()
    .execute()
    .catch(() => undefined);
}
