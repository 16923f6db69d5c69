/** Copies every row of a store to an empty one in one transaction, and compares both ends. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { StoreDatabase } from './open-database.js';
import { type StoreTable, storeTables } from './store-tables.js';
import {
  addRows,
  EMPTY_TALLY,
  insertRows,
  lastOwnId,
  pagesOf,
  setLastOwnId,
  type Tally,
  withoutNul,
} from './table-rows.js';
import type { Tables } from './tables.js';

/** The number of rows in each table, and a checksum over all of them. */
export type CopiedRows = {
  readonly tables: Readonly<Record<string, number>>;
  readonly digest: string;
};

/** Is told how many of all rows have been copied. */
export type OnCopied = (done: number, total: number) => void;

/**
 * Reads a snapshot of the store. `refusal` continues a sentence that begins with the name of the
 * other store: it is not empty, or the rows that arrived are not the ones sent. After that, and
 * after any error, it is unchanged.
 */
export async function copyStore(
  from: StoreDatabase,
  to: StoreDatabase,
  onCopied: OnCopied,
): Promise<CopiedRows | { readonly refusal: string }> {
  const tables = await storeTables();
  // SQLite's own transactions are snapshots already.
  const reading = from.db.transaction();
  const snapshot =
    from.dialect === 'postgres' ? reading.setIsolationLevel('repeatable read') : reading;
  try {
    const copied = await snapshot.execute((source) =>
      to.db
        .transaction()
        .execute((target) =>
          copyTables(
            tables,
            { from: { ...from, db: source }, to: { ...to, db: target } },
            onCopied,
          ),
        ),
    );
    // PostgreSQL plans badly for tables that were empty a moment ago.
    if (to.dialect === 'postgres') await sql`analyze`.execute(to.db);
    return copied;
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error.message };
    throw error;
  }
}

/** Rolls the transaction back. */
class Refusal extends Error {
  override readonly name = 'Refusal';
}

type Side = Omit<StoreDatabase, 'db'> & { readonly db: Transaction<Tables> };

async function copyTables(
  tables: readonly StoreTable[],
  { from, to }: { readonly from: Side; readonly to: Side },
  onCopied: OnCopied,
): Promise<CopiedRows> {
  await refuseRows(tables, to);
  const total = await countRows(tables, from.db);
  let done = 0;
  const counts: [string, number][] = [];
  let digest = 0n;
  for (const table of tables) {
    let sent = EMPTY_TALLY;
    for await (const page of pagesOf(from.db, table)) {
      const rows = to.dialect === 'postgres' ? withoutNul(page) : page;
      await insertRows(to, table, rows);
      sent = addRows(sent, table, rows);
      done += rows.length;
      onCopied(done, total);
    }
    if (table.ownId !== undefined) await setLastOwnId(to, table, await lastOwnId(from, table));
    const arrived = await tallyOf(to.db, table);
    if (arrived.rows !== sent.rows || arrived.digest !== sent.digest)
      throw new Refusal(
        `has other rows in "${table.name}" than were sent (${sent.rows} sent, ${arrived.rows} there)`,
      );
    counts.push([table.name, sent.rows]);
    digest ^= sent.digest;
  }
  return { tables: Object.fromEntries(counts), digest: digest.toString(16).padStart(16, '0') };
}

/** Any other writer has to wait until this is done. */
async function refuseRows(tables: readonly StoreTable[], { db, dialect }: Side): Promise<void> {
  if (dialect === 'postgres')
    await sql`lock table ${sql.join(tables.map(({ name }) => sql.table(name)))} in exclusive mode`.execute(
      db,
    );
  for (const { name } of tables) {
    const rows = await countOf(db, name);
    if (rows > 0)
      throw new Refusal(
        `is not empty ("${name}" has ${rows} row${rows === 1 ? '' : 's'}); name an empty one`,
      );
  }
}

async function countRows(tables: readonly StoreTable[], db: Kysely<Tables>): Promise<number> {
  let total = 0;
  for (const { name } of tables) total += await countOf(db, name);
  return total;
}

async function countOf(db: Kysely<Tables>, name: string): Promise<number> {
  const { rows } = await sql<{ count: number | string }>`
    select count(*) as count from ${sql.table(name)}`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

async function tallyOf(db: Kysely<Tables>, table: StoreTable): Promise<Tally> {
  let tally = EMPTY_TALLY;
  for await (const rows of pagesOf(db, table)) tally = addRows(tally, table, rows);
  return tally;
}
