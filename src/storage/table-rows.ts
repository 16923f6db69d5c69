/** Reads and writes the rows of a table page by page, and computes a checksum of them. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Dialect } from './dialect.js';
import type { StoreTable } from './store-tables.js';
import type { Tables } from './tables.js';

type Side = { readonly db: Kysely<Tables>; readonly dialect: Dialect };

/** A row with its columns by name. */
export type TableRow = Readonly<Record<string, string | number | null>>;

/** How many rows a table has, and a checksum that depends on each row but not on their order. */
export type Tally = { readonly rows: number; readonly digest: bigint };

/** The tally of no rows. */
export const EMPTY_TALLY: Tally = { rows: 0, digest: 0n };

/** SQLite allows 32,766 values in a statement, PostgreSQL 65,535. */
const VALUES_A_STATEMENT = 30_000;
const MAX_ROWS_A_PAGE = 1_000;
const DIGEST_HEX = 16;

/** Every row, in order of the key, a page at a time. */
export async function* pagesOf(
  db: Kysely<Tables>,
  table: StoreTable,
): AsyncGenerator<readonly TableRow[]> {
  const limit = Math.min(MAX_ROWS_A_PAGE, Math.floor(VALUES_A_STATEMENT / table.columns.length));
  const key = sql.join(table.key.map((column) => sql.ref(column)));
  let last: TableRow | undefined;
  do {
    const page: { readonly rows: readonly TableRow[] } = await sql<TableRow>`
      select ${columnsOf(table)} from ${sql.table(table.name)}
      ${last === undefined ? sql`` : sql`where (${key}) > (${valuesOf(last, table.key)})`}
      order by ${key} limit ${limit}`.execute(db);
    if (page.rows.length > 0) yield page.rows;
    last = page.rows.length < limit ? undefined : page.rows.at(-1);
  } while (last !== undefined);
}

/** Inserts the rows unchanged, with the numbers that they have. */
export async function insertRows(
  { db, dialect }: Side,
  table: StoreTable,
  rows: readonly TableRow[],
): Promise<void> {
  const keepsIds = dialect === 'postgres' && table.ownId !== undefined;
  const values = sql.join(rows.map((row) => sql`(${valuesOf(row, table.columns)})`));
  await sql`insert into ${sql.table(table.name)} (${columnsOf(table)})
    ${sql.raw(keepsIds ? 'overriding system value' : '')} values ${values}`.execute(db);
}

/** The rows without NUL characters in texts, which PostgreSQL refuses. */
export function withoutNul(rows: readonly TableRow[]): readonly TableRow[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.replaceAll('\0', '') : value,
      ]),
    ),
  );
}

/** The tally with these rows added. */
export function addRows(tally: Tally, table: StoreTable, rows: readonly TableRow[]): Tally {
  let { digest } = tally;
  for (const row of rows) {
    const text = JSON.stringify([table.name, ...table.columns.map((column) => row[column])]);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, DIGEST_HEX);
    digest ^= BigInt(`0x${hash}`);
  }
  return { rows: tally.rows + rows.length, digest };
}

/** The last number that the database assigned in this table; `0`: none yet. */
export async function lastOwnId(
  { db, dialect }: Side,
  { name, ownId }: StoreTable,
): Promise<number> {
  const { rows } = await (
    dialect === 'sqlite'
      ? sql<{ last: number }>`select seq as last from sqlite_sequence where name = ${name}`
      : sql<{ last: number | null }>`
          select pg_sequence_last_value(pg_get_serial_sequence(${name}, ${ownId})) as last`
  ).execute(db);
  return rows[0]?.last ?? 0;
}

/** Lets the database continue after this number, so that no number is assigned twice. */
export async function setLastOwnId(
  { db, dialect }: Side,
  { name, ownId }: StoreTable,
  last: number,
): Promise<void> {
  if (last === 0) return;
  if (dialect === 'postgres') {
    await sql`select setval(pg_get_serial_sequence(${name}, ${ownId}), ${last})`.execute(db);
    return;
  }
  await sql`delete from sqlite_sequence where name = ${name}`.execute(db);
  await sql`insert into sqlite_sequence (name, seq) values (${name}, ${last})`.execute(db);
}

function columnsOf({ columns }: StoreTable) {
  return sql.join(columns.map((column) => sql.ref(column)));
}

function valuesOf(row: TableRow, columns: readonly string[]) {
  return sql.join(columns.map((column) => row[column]));
}
