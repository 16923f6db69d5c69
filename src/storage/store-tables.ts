/** The tables of a store, read from the schema itself, so that a new one cannot be forgotten. */
import { sql } from 'kysely';
import { connectDatabase } from './open-database.js';
import { migrate } from './migrations.js';

/** A table that both dialects have. */
export type StoreTable = {
  readonly name: string;
  readonly columns: readonly string[];
  /** The columns of the primary key, in order. */
  readonly key: readonly string[];
  /** The column numbered by the database; `undefined`: there is none. */
  readonly ownId: string | undefined;
};

type ColumnRow = {
  readonly table: string;
  readonly name: string;
  /** The position in the primary key, from 1; `0`: not part of it. */
  readonly pk: number;
  readonly isOwnId: 0 | 1;
};

/** Every table that exists after the newest step, by name, except the migrator's own. */
export async function storeTables(): Promise<readonly StoreTable[]> {
  const { db, dialect } = connectDatabase('sqlite::memory:', {
    folder: '',
    file: '',
    connections: 1,
  });
  try {
    await migrate(db, dialect);
    const { rows } = await sql<ColumnRow>`
      select tables.name as "table", columns.name, columns.pk,
        tables.sql like '%' || columns.name || ' integer primary key autoincrement%' as "isOwnId"
      from sqlite_master as tables, pragma_table_info(tables.name) as columns
      where tables.type = 'table' and tables.name not like 'sqlite_%' and tables.name not like 'kysely_%'
      order by tables.name, columns.cid`.execute(db);
    return [...new Set(rows.map(({ table }) => table))].map((name) =>
      toTable(
        name,
        rows.filter(({ table }) => table === name),
      ),
    );
  } finally {
    await db.destroy();
  }
}

function toTable(name: string, columns: readonly ColumnRow[]): StoreTable {
  return {
    name,
    columns: columns.map((column) => column.name),
    key: columns
      .filter(({ pk }) => pk > 0)
      .sort((one, other) => one.pk - other.pk)
      .map((column) => column.name),
    ownId: columns.find(({ isOwnId }) => isOwnId === 1)?.name,
  };
}
