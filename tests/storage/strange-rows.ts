/** Rows of strange values in every table of a store, whatever its tables are. */
import { type Kysely, sql, type TableMetadata } from 'kysely';
import type { StoreDatabase } from '../../src/storage/open-database.js';
import type { Tables } from '../../src/storage/tables.js';

/** Every row of a table, as text to compare. */
export type Contents = ReadonlyMap<string, readonly string[]>;

/** Puts three rows into each table; where a number may be missing, the third lacks it. */
export async function fillEveryTable({ db, dialect }: StoreDatabase): Promise<void> {
  for (const { name, columns } of await tablesOf(db)) {
    for (const n of [1, 2, 3]) {
      const values = columns.map((column) => {
        // A chat that is a forum's topic changes its number on the way: it has a test of its own.
        if (['thread_id', 'home_id'].includes(column.name)) return null;
        if (n === 3 && column.isNullable) return null;
        if (column.dataType.toLowerCase() === 'text') return `${column.name} ${n} 渡輪 🛳️ '";\\ \n`;
        if (/double|float/i.test(column.dataType)) return n / 3;
        return column.name.endsWith('_id') && n === 2 ? Number.MAX_SAFE_INTEGER : n * 7;
      });
      const overriding = sql.raw(dialect === 'postgres' ? 'overriding system value' : '');
      await sql`insert into ${sql.table(name)} (${sql.join(columns.map((one) => sql.ref(one.name)))})
        ${overriding} values (${sql.join(values)})`.execute(db);
    }
  }
}

/** What the tables hold: all of them, with the columns that `like` has when it is given. */
export async function contentsOf(
  db: Kysely<Tables>,
  like?: readonly TableMetadata[],
): Promise<Contents> {
  const contents = new Map<string, readonly string[]>();
  for (const { name, columns } of like ?? (await tablesOf(db))) {
    const names = columns.map((column) => column.name).sort();
    const { rows } = await sql`
      select ${sql.join(names.map((column) => sql.ref(column)))} from ${sql.table(name)}`.execute(
      db,
    );
    contents.set(name, rows.map((row) => JSON.stringify(row)).sort());
  }
  return contents;
}

/** The tables that a store has now. */
export function tablesOf(db: Kysely<Tables>): Promise<readonly TableMetadata[]> {
  return db.introspection.getTables();
}
